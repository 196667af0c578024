/** Invites any number of addresses, as many at a time as the server takes. */
import type { InvitationResults } from '@carillon/shared/api'
import { invite } from './api.ts'
import { inBatches } from './typed-addresses.ts'

export interface Sent {
  results: InvitationResults['results']
  /** Addresses that never reached the server, because of `error`. */
  unsent: string[]
  error: unknown
}

export async function inviteAll(accountId: string, addresses: readonly string[], send = invite): Promise<Sent> {
  const results: Sent['results'] = []
  const batches = inBatches(addresses)
  for (const [index, batch] of batches.entries()) {
    try {
      results.push(...(await send(accountId, batch)).results)
    } catch (error) {
      // Invitations that are out already must be shown, whatever happened to the rest.
      if (index === 0) throw error
      return { results, unsent: batches.slice(index).flat(), error }
    }
  }
  return { results, unsent: [], error: null }
}

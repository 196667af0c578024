/** Connect your code: addresses and keys, and what became of the calls with one of them. */
import { at, get, type Connect, type ConnectKeys, type KeyTraffic, type Knocks } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

const WHILE_LOOKING = 5_000

export const connectQuery = queryOptions({
  queryKey: keys.connect,
  queryFn: ({ signal }) => get<Connect>('/console/connect', {}, signal),
})

export const allKeysQuery = queryOptions({
  queryKey: keys.connectKeys,
  queryFn: ({ signal }) => get<ConnectKeys>('/console/connect/keys', {}, signal),
})

/** One's own key needs no policy, another's does. */
export const trafficQuery = (keyId: string, isOwn: boolean) =>
  queryOptions({
    queryKey: keys.keyTraffic(keyId),
    queryFn: ({ signal }) => get<KeyTraffic>(isOwn ? at`/console/connect/own-keys/${keyId}` : at`/console/connect/keys/${keyId}`, {}, signal),
    refetchInterval: WHILE_LOOKING,
  })

export const strangersQuery = queryOptions({
  queryKey: keys.strangers,
  queryFn: ({ signal }) => get<Knocks>('/console/connect/strangers', {}, signal),
  refetchInterval: 2 * WHILE_LOOKING,
})

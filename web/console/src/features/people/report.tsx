/** Tells what became of an act on several users: how many it was done to, and who was refused and why. */
import type { BatchResults } from '@carillon/shared/api'
import { Plural } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { nameOf, type ActedUser } from './user-acts.ts'

/** `undo` is what is offered for those to whom it was done. */
export type Report = (
  outcome: BatchResults,
  users: readonly ActedUser[],
  done: (count: number) => ReactNode,
  undo?: (ids: readonly string[]) => ReactNode,
) => void

/** Of so many refusals each is told. */
const TOLD = 20

export function useReport(at?: string): Report {
  const notify = useNotify()
  const client = useQueryClient()
  const there = at === undefined ? {} : { at }
  return ({ results }, users, done, undo) => {
    void client.invalidateQueries({ queryKey: keys.accounts })
    const refused = results.filter((result) => !result.ok)
    const count = results.length - refused.length
    if (refused.length > 0) notify({ ...there, type: 'error', header: <RefusedCount count={refused.length} />, content: <RefusedUsers refused={refused} users={users} /> })
    const undone = count > 0 ? undo?.(results.filter((result) => result.ok).map(({ user_id }) => user_id)) : null
    if (count > 0) notify({ ...there, type: 'success', header: done(count), ...((undone ?? null) === null ? {} : { content: undone }) })
  }
}

function RefusedCount({ count }: { count: number }) {
  return <Plural value={count} one="This was not done for # user" other="This was not done for # users" />
}

function RefusedUsers({ refused, users }: { refused: BatchResults['results']; users: readonly ActedUser[] }) {
  const more = refused.length - TOLD
  const names = new Map(users.map((user) => [user.id, nameOf(user)]))
  return (
    <ul>
      {refused.slice(0, TOLD).map(({ user_id, message }) => (
        <li key={user_id}>
          {names.get(user_id) ?? user_id}: {message}
        </li>
      ))}
      {more > 0 && (
        <li>
          <Plural value={more} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  )
}

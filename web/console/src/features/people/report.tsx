/** Tells what became of an act on several users: how many it was done to, and who was refused and why. */
import type { BatchResults } from '@carillon/shared/api'
import { Plural } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { nameOf, type ActedUser } from './user-acts.ts'

export type Report = (outcome: BatchResults, users: readonly ActedUser[], done: (count: number) => ReactNode) => void

export function useReport(at?: string): Report {
  const notify = useNotify()
  const client = useQueryClient()
  const there = at === undefined ? {} : { at }
  return ({ results }, users, done) => {
    void client.invalidateQueries({ queryKey: keys.accounts })
    const refused = results.filter((result) => !result.ok)
    const count = results.length - refused.length
    if (refused.length > 0) notify({ ...there, type: 'error', header: <RefusedCount count={refused.length} />, content: <RefusedUsers refused={refused} users={users} /> })
    if (count > 0) notify({ ...there, type: 'success', header: done(count) })
  }
}

function RefusedCount({ count }: { count: number }) {
  return <Plural value={count} one="This was not done for # user" other="This was not done for # users" />
}

function RefusedUsers({ refused, users }: { refused: BatchResults['results']; users: readonly ActedUser[] }) {
  const names = new Map(users.map((user) => [user.id, nameOf(user)]))
  return (
    <ul>
      {refused.map(({ user_id, message }) => (
        <li key={user_id}>
          {names.get(user_id) ?? user_id}: {message}
        </li>
      ))}
    </ul>
  )
}

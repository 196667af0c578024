/** Tells what became of an act on several numbers: to how many it was done, and which were refused and why. */
import type { NumberResults } from '@carillon/shared/api'
import { Plural } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { numberText } from './number-text.ts'

export type Report = (outcome: NumberResults, done: (count: number) => ReactNode, content?: ReactNode) => void

export function useReport(): Report {
  const notify = useNotify()
  const client = useQueryClient()
  return ({ results }, done, content) => {
    void client.invalidateQueries({ queryKey: keys.numbers })
    void client.invalidateQueries({ queryKey: keys.accounts })
    const refused = results.filter((result) => !result.ok)
    const count = results.length - refused.length
    if (refused.length > 0) {
      notify({ type: 'error', header: <Plural value={refused.length} one="This was not done for # number" other="This was not done for # numbers" />, content: <Refused results={refused} /> })
    }
    if (count > 0) notify({ type: 'success', header: done(count), ...(content === undefined ? {} : { content }) })
  }
}

function Refused({ results }: NumberResults) {
  return (
    <ul>
      {results.map(({ phone_number_id, message }) => (
        <li key={phone_number_id}>
          {numberText(phone_number_id)}: {message}
        </li>
      ))}
    </ul>
  )
}

/** The act that is begun on chosen users, with those whom it concerns. */
import { errorText } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNotify } from '../../shared/notices.tsx'
import { concerns, type ActedAccount, type ActedUser, type UserAct } from './user-acts.ts'

/** Those whom a filter finds, without their names. */
export interface Everybody {
  total: number
  readIds: () => Promise<string[]>
}

interface Begun {
  act: UserAct
  ids: string[]
  users: ActedUser[]
  leftOut: number
}

export function useBegun(account: ActedAccount, users: readonly ActedUser[], everybody?: Everybody) {
  const { t, i18n } = useLingui()
  const notify = useNotify()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [reads, setReads] = useState(false)
  const begin = (act: UserAct) => {
    const concerned = users.filter((user) => concerns(act, account, user))
    if (everybody === undefined) {
      setBegun({ act, ids: concerned.map(({ id }) => id), users: concerned, leftOut: users.length - concerned.length })
      return
    }
    setReads(true)
    everybody
      .readIds()
      .then((ids) => setBegun({ act, ids, users: concerned, leftOut: 0 }))
      .catch((error: unknown) => notify({ type: 'error', header: t`The users could not be listed`, content: errorText(error instanceof Error ? error : new Error(), i18n) }))
      .finally(() => setReads(false))
  }
  return { begun, begin, reads, leave: () => setBegun(null) }
}

/** The number of a user, on the user's own page: seen, assigned, taken back. */
import type { NumberRow, UserDetail } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { ACTIONS } from './acts.ts'
import { numberQuery } from './api.ts'
import { AssignToUserDialog } from './assign-to-user-dialog.tsx'
import { numberText } from './number-text.ts'
import { UnassignDialog } from './unassign-dialog.tsx'

export function NumberOfUser({ user }: { user: UserDetail }) {
  return user.phone_number === null ? <NoNumber user={user} /> : <OneNumber numberId={user.phone_number} />
}

function NoNumber({ user }: { user: UserDetail }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  const known = user.registration === 'Registered' || user.registration === 'Suspended'
  const gates = allOf(gate(ACTIONS.assign), gate('chime:ListPhoneNumbers'), known ? open : closed(t`Only users who have registered can have a phone number.`))
  return (
    <>
      {'- '}
      <Button variant="inline-link" ariaLabel={t`Assign a phone number`} onClick={() => setAsks(true)} {...gates}>
        {t`Assign`}
      </Button>
      {asks && <AssignToUserDialog user={user} onClose={() => setAsks(false)} />}
    </>
  )
}

function OneNumber({ numberId }: { numberId: string }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  const number: NumberRow | undefined = useQuery(numberQuery(numberId)).data?.number
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <PageLink to={addresses.number(numberId)}>{numberText(numberId)}</PageLink>
      <Button variant="inline-link" ariaLabel={t`Unassign the phone number`} onClick={() => setAsks(true)} {...gate(ACTIONS.unassign)}>
        {t`Unassign`}
      </Button>
      {asks && number !== undefined && <UnassignDialog numbers={[number]} onCancel={() => setAsks(false)} onDone={() => setAsks(false)} />}
    </SpaceBetween>
  )
}

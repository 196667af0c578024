/** The fields of the user detail. */
import type { UserDetail } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { DateOf } from '../../shared/dates.tsx'
import { numberOf, percentOf } from '../../shared/numbers.ts'
import { PermissionName } from '../../shared/words.tsx'
import { RegistrationStatus } from './registration.tsx'
import { isReleased } from './user-acts.ts'

export function UserFields({ user, phoneNumber }: { user: UserDetail; phoneNumber: ReactNode }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`User detail`}</Header>}>
      <KeyValuePairs columns={4} minColumnWidth={180} items={useFields(user, phoneNumber).map(([label, value]) => ({ label, value }))} />
    </Container>
  )
}

type Field = [label: string, value: ReactNode]

function useFields(user: UserDetail, phoneNumber: ReactNode): Field[] {
  const { t } = useLingui()
  const known = user.registration !== 'Unregistered'
  const whenKnown = (value: ReactNode) => (known ? value : '-')
  const privacy = { Public: t`Public`, Private: t`Private` }[user.privacy]
  const satisfaction = user.meeting_satisfaction === null ? '-' : percentOf(user.meeting_satisfaction)
  return [
    [t`Display name`, user.display_name ?? '-'],
    [t`Email address`, user.email],
    [t`Registration`, <RegistrationStatus key="registration" registration={user.registration} />],
    [t`Permission tier`, whenKnown(<PermissionName license={user.license} />)],
    [t`Invited`, <DateOf key="invited" at={user.invited_at} />],
    [t`Joined`, <DateOf key="joined" at={user.joined_at} />],
    [t`Personal PIN`, user.personal_pin ?? '-'],
    [t`Privacy setting`, whenKnown(privacy)],
    [t`Meetings attended`, whenKnown(numberOf(user.meetings_attended))],
    [t`Meetings organized`, whenKnown(numberOf(user.meetings_organized))],
    [t`Meeting satisfaction`, satisfaction],
    [t`Last active date`, <DateOf key="active" at={user.last_active_at} />],
    [t`Chat messages sent`, whenKnown(numberOf(user.messages_sent))],
    [t`Phone number`, phoneNumber],
    ...(isReleased(user) ? [[t`Domain removed`, <DateOf key="released" at={user.released_at} />] satisfies Field] : []),
  ]
}

/** What an act on users would do, counted before it is done. */
import type { ActPreview, PreviewedAct } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { keys } from '../../shared/keys.ts'
import { previewAct } from './api.ts'

export function ActImpact({ accountId, act, ids }: { accountId: string; act: PreviewedAct; ids: readonly string[] }) {
  const { t } = useLingui()
  const dialog = useId()
  const preview = useQuery({ queryKey: keys.userAct(accountId, act, dialog), queryFn: () => previewAct(accountId, act, ids), gcTime: 0 })
  if (preview.error !== null) return <StatusIndicator type="warning">{t`What it would do could not be counted.`}</StatusIndicator>
  if (preview.data === undefined) return <StatusIndicator type="loading">{t`Counting what it would do`}</StatusIndicator>
  return (
    <Alert type={act === 'suspend' || act === 'remove' ? 'warning' : 'info'} header={t`What this does`}>
      <Effects found={preview.data} act={act} />
    </Alert>
  )
}

function Effects({ found, act }: { found: ActPreview; act: PreviewedAct }) {
  const { users, invitations = 0, meetings = 0, numbers = 0, sessions = 0 } = found
  const effects: [key: string, count: number, text: ReactNode][] = [
    ['sessions', sessions, <Plural key="sessions" value={sessions} one="# session ends" other="# sessions end" />],
    ['meetings', meetings, <Plural key="meetings" value={meetings} one="# running meeting ends for everybody in it" other="# running meetings end for everybody in them" />],
    ['numbers', numbers, <Plural key="numbers" value={numbers} one="# phone number goes back to the inventory" other="# phone numbers go back to the inventory" />],
    ['invitations', invitations, <Plural key="invitations" value={invitations} one="# open invitation becomes invalid" other="# open invitations become invalid" />],
  ]
  return (
    <TextContent>
      <ul>
        <li>
          <Affected act={act} users={users} />
        </li>
        {effects.filter(([, count]) => count > 0).map(([key, , text]) => <li key={key}>{text}</li>)}
      </ul>
    </TextContent>
  )
}

function Affected({ act, users }: { act: PreviewedAct; users: number }) {
  switch (act) {
    case 'suspend':
      return <Plural value={users} one="# user is suspended" other="# users are suspended" />
    case 'remove':
      return <Plural value={users} one="# user is removed" other="# users are removed" />
    case 'activate':
      return <Plural value={users} one="# user can sign in again" other="# users can sign in again" />
    case 'sign-out':
      return <Plural value={users} one="# user is signed out" other="# users are signed out" />
  }
}

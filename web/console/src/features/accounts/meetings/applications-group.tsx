/** With which applications members may sign in; without a workspace there is nothing to allow. */
import { errorText, type Account, type MeetingSettings } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useLingui } from '@lingui/react/macro'
import { useGate } from '../../../shared/administrator.tsx'
import { changeSlack } from './api.ts'
import { useSettingsChange } from './use-settings-change.ts'

export function ApplicationsGroup({ account, slack }: { account: Account; slack: MeetingSettings['slack'] }) {
  const { t, i18n } = useLingui()
  const gate = useGate()('chime:UpdateAccountSettings')
  const done = slack.allowed ? t`Nobody signs in with the Slack app any more` : t`Members can sign in with the Slack app`
  const changing = useSettingsChange(account.id, (allowed: boolean) => changeSlack(account.id, allowed), done, () => undefined)
  const why = slack.associated
    ? t`Members of the account may sign in with the Carillon Meetings App for Slack.`
    : t`No Slack workspace is associated with this account yet. Once one is, members may sign in with the Carillon Meetings App for Slack.`
  return (
    <Container header={<Header variant="h2">{t`Application access`}</Header>}>
      <SpaceBetween size="m">
        {changing.error && <Alert type="error">{errorText(changing.error, i18n)}</Alert>}
        <Toggle
          checked={slack.allowed}
          disabled={gate.disabled || !slack.associated || changing.isPending}
          description={gate.disabled ? gate.disabledReason : why}
          onChange={({ detail }) => changing.mutate(detail.checked)}
        >{t`Allow sign-in with the Slack app`}</Toggle>
      </SpaceBetween>
    </Container>
  )
}

/** What members may do in meetings; nothing counts before "Change". */
import { errorText, type Account, type MeetingPolicies } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useGate } from '../../../shared/administrator.tsx'
import { changePolicies } from './api.ts'
import { useSettingsChange } from './use-settings-change.ts'

interface Props {
  account: Account
  saved: MeetingPolicies
  /** What is ticked and not changed yet; null while nothing is. */
  draft: MeetingPolicies | null
  onDraft: (draft: MeetingPolicies | null) => void
}

export function PoliciesGroup({ account, saved, draft, onDraft }: Props) {
  const { t, i18n } = useLingui()
  const gate = useGate()('chime:UpdateAccountSettings')
  const shown = draft ?? saved
  const propose = (part: Partial<MeetingPolicies>) => {
    const wish = { ...shown, ...part }
    const isSaved = wish.shared_control === saved.shared_control && wish.outbound_calling === saved.outbound_calling
    onDraft(isSaved ? null : wish)
  }
  const changing = useSettingsChange(account.id, (wish: MeetingPolicies) => changePolicies(account.id, wish), t`The policies were changed`, () => onDraft(null))
  return (
    <Container
      header={<Header variant="h2">{t`Policies`}</Header>}
      footer={
        <Button
          loading={changing.isPending}
          onClick={() => draft !== null && changing.mutate(draft)}
          {...(gate.disabled ? gate : { disabled: draft === null })}
        >{t`Change`}</Button>
      }
    >
      <SpaceBetween size="m">
        {changing.error && <Alert type="error">{errorText(changing.error, i18n)}</Alert>}
        <Checkbox
          checked={shown.shared_control}
          disabled={gate.disabled}
          description={t`Members may let others control the computer that they share. Whoever asks for it elsewhere is told that remote control is not available.`}
          onChange={({ detail }) => propose({ shared_control: detail.checked })}
        >{t`Enable shared control in screen sharing`}</Checkbox>
        <Checkbox
          checked={shown.outbound_calling}
          disabled={gate.disabled}
          description={t`Participants may have themselves called to join by telephone. Calls cost money.`}
          onChange={({ detail }) => propose({ outbound_calling: detail.checked })}
        >{t`Enable outbound calling to join meetings`}</Checkbox>
      </SpaceBetween>
    </Container>
  )
}

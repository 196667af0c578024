/** Whether a new user may sign in to the console, and with which first password. */
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import type { Gate } from '../../shared/administrator.tsx'
import { PasswordFields, type TypedPassword } from '../../shared/password-fields.tsx'

export interface WantedAccess {
  wanted: boolean
  typed: TypedPassword
  mustChange: boolean
}

interface Props {
  value: WantedAccess
  onChange: (value: WantedAccess) => void
  tried: boolean
  error: Error | null
  gate: Gate
}

export function ConsoleAccess({ value, onChange, tried, error, gate }: Props) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Console access`}</Header>}>
      <SpaceBetween size="l">
        <Checkbox
          checked={value.wanted}
          disabled={gate.disabled}
          description={gate.disabled ? gate.disabledReason : t`Programs need no password: they use access keys.`}
          onChange={({ detail }) => onChange({ ...value, wanted: detail.checked })}
        >
          {t`Let this user sign in to the console`}
        </Checkbox>
        {value.wanted && (
          <SpaceBetween size="m">
            <PasswordFields value={value.typed} onChange={(typed) => onChange({ ...value, typed })} tried={tried} error={error} />
            <Checkbox checked={value.mustChange} onChange={({ detail }) => onChange({ ...value, mustChange: detail.checked })}>
              {t`The user must choose another password at the first sign-in`}
            </Checkbox>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}

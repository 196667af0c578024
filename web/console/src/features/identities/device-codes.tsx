/** The picture that an app reads, its seed in letters, and the fields for two codes in a row. */
import type { NewMfaDevice } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { seedInGroups } from './codes.ts'
import styles from './device-codes.module.css'

export interface TwoCodes {
  first: string
  second: string
}

interface Props {
  device: NewMfaDevice
  value: TwoCodes
  onChange: (codes: TwoCodes) => void
}

export function DeviceCodes({ device, value, onChange }: Props) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="s">
      <Box variant="p">
        <Trans>1. Scan this picture with your authenticator app.</Trans>
      </Box>
      <img className={styles.picture} src={device.picture} alt={t`QR code for the authenticator app`} />
      <ExpandableSection headerText={t`Enter the key by hand instead`}>
        <Box variant="code">{seedInGroups(device.seed)}</Box>
      </ExpandableSection>
      <Box variant="p">
        <Trans>2. Enter the code that the app shows, wait for the next one, and enter that one too.</Trans>
      </Box>
      <Code label={t`First code`} value={value.first} onChange={(first) => onChange({ ...value, first })} />
      <Code label={t`Second code`} value={value.second} onChange={(second) => onChange({ ...value, second })} />
    </SpaceBetween>
  )
}

function Code({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <FormField label={label}>
      <Input value={value} inputMode="numeric" autoComplete="one-time-code" spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

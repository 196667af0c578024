/** Setting up one's own MFA device: its name, then the picture for the app and two codes that show that it works. */
import { errorText, hasCode, type NewMfaDevice } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { beginDevice, enableDevice } from './api.ts'
import { isCode } from './codes.ts'
import { DeviceCodes } from './device-codes.tsx'
import { LONGEST_DEVICE_NAME, nameFault } from './iam-name.ts'
import { NameField } from './name-field.tsx'

export function DeviceSetup({ suggestion, onClose }: { suggestion: string; onClose: () => void }) {
  const [begun, setBegun] = useState<NewMfaDevice | null>(null)
  if (begun === null) return <NameStep suggestion={suggestion} onBegun={setBegun} onClose={onClose} />
  return <CodesStep device={begun} onClose={onClose} />
}

interface NameProps {
  suggestion: string
  onBegun: (device: NewMfaDevice) => void
  onClose: () => void
}

function NameStep({ suggestion, onBegun, onClose }: NameProps) {
  const { t, i18n } = useLingui()
  const [name, setName] = useState(suggestion)
  const [taken, setTaken] = useState<Error | null>(null)
  return (
    <ActDialog
      title={t`Set up MFA device`}
      act={t`Next`}
      ready={nameFault(name, LONGEST_DEVICE_NAME) === null}
      showError={(error) => !hasCode(error, 'DeviceExists')}
      onAct={() =>
        beginDevice(name).catch((error: unknown) => {
          setTaken(hasCode(error, 'DeviceExists') ? error : null)
          throw error
        })
      }
      onDone={onBegun}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>You need an authenticator app on your phone or computer. Every app that shows codes of six digits will do.</Trans>
      </Box>
      <NameField
        label={t`Device name`}
        value={name}
        longest={LONGEST_DEVICE_NAME}
        onChange={(typed) => {
          setTaken(null)
          setName(typed)
        }}
        tried={name === ''}
        refusal={taken === null ? null : hasCode(taken, 'DeviceExists') ? t`You have a device of this name already.` : errorText(taken, i18n)}
      />
    </ActDialog>
  )
}

function CodesStep({ device, onClose }: { device: NewMfaDevice; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [codes, setCodes] = useState({ first: '', second: '' })
  return (
    <ActDialog
      title={t`Set up MFA device`}
      act={t`Set up`}
      ready={isCode(codes.first) && isCode(codes.second)}
      onAct={() => enableDevice(device.serial_number, codes.first, codes.second)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.ownCredentials })
        notify({ type: 'success', header: t`The MFA device is set up`, content: t`You will be asked for its code at the next sign-in.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <DeviceCodes device={device} value={codes} onChange={setCodes} />
    </ActDialog>
  )
}

/** Changing one's own console password. */
import { errorText, hasCode } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { NOTHING_TYPED, PasswordFields, isAboutPassword, isUsable } from '../../shared/password-fields.tsx'
import { changeOwnPassword } from './api.ts'

export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [present, setPresent] = useState('')
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const isWrong = hasCode(refusal, 'PasswordWrong')
  return (
    <ActDialog
      title={t`Change password`}
      act={t`Change password`}
      ready={present !== '' && isUsable(typed)}
      showError={(error) => !isAboutPassword(error) && !hasCode(error, 'PasswordWrong')}
      onAct={() =>
        changeOwnPassword(present, typed.fresh).catch((error: unknown) => {
          setRefusal(error instanceof Error ? error : null)
          throw error
        })
      }
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.ownCredentials })
        notify({ type: 'success', header: t`Your password is changed`, content: t`You were signed out of the console everywhere else.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField label={t`Present password`} errorText={isWrong ? errorText(refusal, i18n) : null}>
        <Input
          value={present}
          type="password"
          autoComplete="current-password"
          onChange={({ detail }) => {
            setRefusal(null)
            setPresent(detail.value)
          }}
        />
      </FormField>
      <PasswordFields value={typed} onChange={setTyped} tried={typed.again !== '' && typed.again.length >= typed.fresh.length} error={refusal} />
      <Box variant="small">
        <Trans>All your other console sessions end. Access keys and this session go on.</Trans>
      </Box>
    </ActDialog>
  )
}

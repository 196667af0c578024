/** The dialog that erases a person: what goes, what stays, and the address to type. */
import type { Erasure } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { Refused } from '../../shared/refused.tsx'
import { ErasedThings } from './erased-things.tsx'
import { erasePerson, erasurePreviewQuery } from './dossier-api.ts'

interface Props {
  accountId: string
  userId: string
  name: string
  onErased: (erasure: Erasure) => void
  onCancel: () => void
}

export function EraseDialog({ accountId, userId, name, onErased, onCancel }: Props) {
  const { t } = useLingui()
  const preview = useQuery(erasurePreviewQuery(accountId, userId))
  const [typed, setTyped] = useState('')
  const wanted = preview.data?.confirmation ?? ''
  return (
    <ActDialog
      title={t`Erase ${name}`}
      act={t`Erase for good`}
      ready={preview.data !== undefined && typed.trim().toLowerCase() === wanted}
      onAct={() => erasePerson(accountId, userId, typed)}
      onDone={onErased}
      onCancel={onCancel}
    >
      <Alert type="warning" header={t`What goes`}>
        {preview.error !== null ? (
          <Refused error={preview.error} again={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <StatusIndicator type="loading">{t`Looking at what would follow`}</StatusIndicator>
        ) : (
          <ErasedThings counts={preview.data.counts} />
        )}
      </Alert>
      <Box variant="p">
        {t`The person is signed out everywhere at once and cannot sign in again. In chat rooms of others the place of each message stays, without its text and without a name. The audit trail stays as it is; it is sealed.`}
      </Box>
      <FormField label={t`Type the e-mail address to confirm`} constraintText={wanted}>
        <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} autoComplete={false} spellcheck={false} />
      </FormField>
    </ActDialog>
  )
}

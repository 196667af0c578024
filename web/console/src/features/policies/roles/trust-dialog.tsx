/** Editing who may take a role on. */
import type { RoleView } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefused } from '../../../shared/act-refused.tsx'
import { formatted } from '../editor/json-text.ts'
import { PolicyEditor } from '../editor/policy-editor.tsx'
import { hasErrors, useReview } from '../editor/use-review.ts'
import { setTrust } from './api.ts'
import { useRoleChanged } from './role-fields.tsx'

export function TrustDialog({ role, onClose }: { role: RoleView; onClose: () => void }) {
  const { t } = useLingui()
  const [text, setText] = useState(formatted(role.trust) ?? role.trust)
  const checked = useReview(text, 'trust')
  const saving = useMutation({ mutationFn: () => setTrust(role.name, text), onSuccess: useRoleChanged(onClose) })
  const isReady = !checked.pending && !hasErrors(checked.review)
  return (
    <Modal
      visible
      size="large"
      header={t`Edit trust policy`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>{t`Cancel`}</Button>
            <Button variant="primary" disabled={!isReady} loading={saving.isPending} onClick={() => saving.mutate()}>{t`Save`}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {saving.error !== null && <ActRefused error={saving.error} />}
        <PolicyEditor label={t`Trust policy`} place="trust" value={text} onChange={setText} checked={checked} rows={14} />
      </SpaceBetween>
    </Modal>
  )
}

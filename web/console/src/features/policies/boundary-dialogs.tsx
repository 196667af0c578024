/** Setting and taking away a permissions boundary. */
import type { AttachedPolicy } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { clearBoundary, setBoundary, type Bearer } from './api.ts'
import { forget } from './attach-dialog.tsx'
import { usePolicyOffer } from './use-policy-offer.ts'

export function SetBoundaryDialog({ whose, now, onClose }: { whose: Bearer; now: AttachedPolicy | null; onClose: () => void }) {
  const { t } = useLingui()
  const done = useDone(whose, onClose)
  const offer = usePolicyOffer()
  const [chosen, setChosen] = useState<SelectProps.Option | null>(now === null ? null : { value: now.arn, label: now.name })
  return (
    <ActDialog
      title={t`Set permissions boundary`}
      act={t({ message: 'Set', context: 'button' })}
      ready={chosen !== null && chosen.value !== now?.arn}
      onAct={() => setBoundary(whose, chosen?.value ?? '')}
      onDone={() => done(t`The boundary was set`)}
      onCancel={onClose}
    >
      <FormField label={t`Policy`} description={t`What this policy does not allow is refused, whatever others allow.`}>
        <Select
          options={offer.options}
          selectedOption={chosen}
          onChange={({ detail }) => setChosen(detail.selectedOption)}
          filteringType="manual"
          onLoadItems={({ detail }) => offer.find(detail.filteringText)}
          statusType={offer.statusType}
          placeholder={t`Choose a policy`}
          filteringPlaceholder={t`Find policies`}
          filteringAriaLabel={t`Find policies`}
          empty={t`No policy matches.`}
          loadingText={t`Loading`}
          errorText={offer.error?.message ?? ''}
          recoveryText={t`Try again`}
        />
      </FormField>
    </ActDialog>
  )
}

export function ClearBoundaryDialog({ whose, onClose }: { whose: Bearer; onClose: () => void }) {
  const { t } = useLingui()
  const done = useDone(whose, onClose)
  return (
    <ActDialog title={t`Remove permissions boundary`} act={t`Remove`} onAct={() => clearBoundary(whose)} onDone={() => done(t`The boundary was removed`)} onCancel={onClose}>
      <Box variant="p">
        <Trans>
          Remove the boundary of <Name text={whose.name} />? From the next call on everything is allowed that its policies allow.
        </Trans>
      </Box>
    </ActDialog>
  )
}

function useDone(whose: Bearer, onClose: () => void): (header: string) => void {
  const client = useQueryClient()
  const notify = useNotify()
  return (header) => {
    forget(client, whose)
    notify({ type: 'success', header })
    onClose()
  }
}

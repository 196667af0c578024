/** Attaching managed policies to somebody. */
import type { AttachedPolicies } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { attach, type Bearer } from './api.ts'
import { usePolicyOffer } from './use-policy-offer.ts'

interface Props {
  whose: Bearer
  attached: AttachedPolicies | undefined
  onClose: () => void
}

export function AttachDialog({ whose, attached, onClose }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const has = attached?.items ?? []
  const offer = usePolicyOffer(has.map(({ arn }) => arn))
  const [chosen, setChosen] = useState<readonly MultiselectProps.Option[]>([])
  const left = (attached?.limit ?? 0) - has.length
  const isTooMany = attached !== undefined && chosen.length > left
  return (
    <ActDialog
      title={t`Attach policies`}
      act={t`Attach`}
      ready={chosen.length > 0 && !isTooMany}
      onAct={() => attachAll(whose, chosen).finally(() => forget(client, whose))}
      onDone={() => {
        const count = chosen.length
        const { name } = whose
        notify({ type: 'success', header: t`${plural(count, { one: '# policy was', other: '# policies were' })} attached to ${name}` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField
        label={t`Policies`}
        description={t`What they allow is allowed from the next call on.`}
        errorText={isTooMany ? t`Choose at most ${plural(left, { one: '# policy', other: '# policies' })}: more cannot be attached.` : null}
      >
        <Multiselect
          options={offer.options}
          selectedOptions={chosen}
          onChange={({ detail }) => setChosen(detail.selectedOptions)}
          filteringType="manual"
          onLoadItems={({ detail }) => offer.find(detail.filteringText)}
          statusType={offer.statusType}
          placeholder={t`Choose policies`}
          filteringPlaceholder={t`Find policies`}
          filteringAriaLabel={t`Find policies`}
          empty={t`No policy matches.`}
          loadingText={t`Loading`}
          errorText={offer.error?.message ?? ''}
          recoveryText={t`Try again`}
          deselectAriaLabel={({ label = '' }) => t`Leave out ${label}`}
        />
      </FormField>
    </ActDialog>
  )
}

/** One after another, so that the first refusal stops. */
async function attachAll(whose: Bearer, chosen: readonly MultiselectProps.Option[]): Promise<void> {
  for (const { value = '' } of chosen) await attach(whose, value)
}

export function forget(client: ReturnType<typeof useQueryClient>, { bearer, name }: Bearer): void {
  void client.invalidateQueries({ queryKey: keys.bearer(bearer, name) })
  void client.invalidateQueries({ queryKey: keys.policies })
}

/** Which actions are asked about, on what. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Optional } from '../../../shared/optional.tsx'
import { actionsQuery } from '../api.ts'
import type { Question } from './question.ts'

interface Props {
  question: Question
  onChange: (part: Partial<Question>) => void
}

const MOST = 100

export function What({ question, onChange }: Props) {
  const { t } = useLingui()
  const actions = useQuery(actionsQuery)
  const known = [...new Set([...(actions.data?.items ?? []), ...question.actions])]
  const isTooMany = question.actions.length > MOST
  return (
    <SpaceBetween size="m">
      <FormField label={t`Actions`} errorText={isTooMany ? t`Choose at most ${MOST} actions.` : null}>
        <Multiselect
          options={known.map((value) => ({ value, label: value }))}
          selectedOptions={question.actions.map((value) => ({ value, label: value }))}
          onChange={({ detail }) => onChange({ actions: detail.selectedOptions.map(({ value = '' }) => value) })}
          filteringType="auto"
          virtualScroll
          tokenLimit={8}
          statusType={actions.isPending ? 'loading' : actions.error === null ? 'finished' : 'error'}
          placeholder={t`Choose actions`}
          filteringPlaceholder={t`Find actions`}
          filteringAriaLabel={t`Find actions`}
          loadingText={t`Loading`}
          errorText={actions.error?.message ?? ''}
          recoveryText={t`Try again`}
          onLoadItems={() => void (actions.error === null || actions.refetch())}
          noMatch={t`No action matches.`}
          deselectAriaLabel={({ label = '' }) => t`Leave out ${label}`}
          i18nStrings={{ tokenLimitShowMore: t`Show more`, tokenLimitShowFewer: t`Show fewer` }}
        />
      </FormField>
      <FormField label={<Optional label={t`Resources`} />} constraintText={t`ARNs with commas between. Actions of chime are about everything: leave it empty.`}>
        <Input value={question.resources} placeholder="*" autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange({ resources: detail.value })} />
      </FormField>
    </SpaceBetween>
  )
}

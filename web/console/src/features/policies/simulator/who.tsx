/** Whose policies are asked: somebody's, or a pasted one. */
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { PolicyEditor } from '../editor/policy-editor.tsx'
import type { Review } from '../editor/use-review.ts'
import type { BearerKind } from '../api.ts'
import { namesQuery } from './api.ts'
import type { Question } from './question.ts'

interface Props {
  question: Question
  onChange: (part: Partial<Question>) => void
  checked: Review
}

const kindOf = (id: string): Question['kind'] => (id === 'group' || id === 'role' || id === 'policy' ? id : 'user')

export function Who({ question, onChange, checked }: Props) {
  const { t } = useLingui()
  const { kind, name, document } = question
  const labelId = useId()
  return (
    <SpaceBetween size="m">
      {/* A label of its own would be shown in narrow windows alone, and a field's then twice. */}
      <SpaceBetween size="xxxs">
        <Box variant="awsui-key-label">
          <span id={labelId}>{t`Policies of`}</span>
        </Box>
        <SegmentedControl
          ariaLabelledby={labelId}
          selectedId={kind}
          onChange={({ detail }) => onChange({ kind: kindOf(detail.selectedId), name: '' })}
          options={[
            { id: 'user', text: t`User` },
            { id: 'group', text: t`Group` },
            { id: 'role', text: t`Role` },
            { id: 'policy', text: t`A pasted policy` },
          ]}
        />
      </SpaceBetween>
      {kind === 'policy' ? (
        <PolicyEditor label={t`Policy`} place="managed" value={document} onChange={(text) => onChange({ document: text })} checked={checked} rows={12} />
      ) : (
        <Name kind={kind} name={name} onChange={(chosen) => onChange({ name: chosen })} />
      )}
    </SpaceBetween>
  )
}

function Name({ kind, name, onChange }: { kind: BearerKind; name: string; onChange: (name: string) => void }) {
  const { t } = useLingui()
  const found = useQuery({ ...namesQuery(kind, name.trim()), placeholderData: keepPreviousData })
  const label = { user: t`User name`, group: t`Group name`, role: t`Role name` }[kind]
  return (
    <FormField label={label}>
      <Autosuggest
        value={name}
        filteringType="manual"
        options={(found.data?.items ?? []).map((each) => ({ value: each.name }))}
        statusType={found.isPending ? 'loading' : 'finished'}
        loadingText={t`Loading`}
        empty={t`No name matches.`}
        enteredTextLabel={(text) => t`Take “${text}”`}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}

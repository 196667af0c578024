/** What a request for international numbers says: five facts, and the papers that come with it. */
import type { NumbersAbroad } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { numberOf } from '../../shared/numbers.ts'
import { TextField, type FormProps } from './form-fields.tsx'
import { LONGEST_APPLICANT, MOST_NUMBERS } from './new-request.ts'

/** What the pages about phone numbers know of other countries; the page composes them. */
export interface NumbersKnowledge {
  /** Two-letter codes with their names in the reader's language. */
  countries: readonly { value: string; label: string }[]
  /** The papers that are demanded of whoever orders there. */
  papers: (country: string, type: NumbersAbroad['type']) => ReactNode
}

export function NumbersFields(props: FormProps & { knowledge: NumbersKnowledge }) {
  const { draft, change, wrong, knowledge } = props
  const { t } = useLingui()
  const [longest, most] = [numberOf(LONGEST_APPLICANT), numberOf(MOST_NUMBERS)]
  return (
    <SpaceBetween size="l">
      <Alert type="info">{t`Fulfilling a request for international numbers takes 2 to 6 weeks.`}</Alert>
      <Who {...props} />
      <TextField
        {...props}
        name="applicantName"
        label={t`Name of the individual or the business`}
        {...(wrong('applicantName') ? { fault: t`Enter a name of 1 to ${longest} characters.` } : {})}
      />
      <Kind {...props} />
      <FormField label={t`Country`} errorText={wrong('country') ? t`Choose a country.` : null}>
        <Select
          selectedOption={knowledge.countries.find(({ value }) => value === draft.country) ?? null}
          options={knowledge.countries}
          placeholder={t`Choose a country`}
          filteringType="auto"
          filteringAriaLabel={t`Find a country`}
          filteringPlaceholder={t`Find a country`}
          empty={t`No such country`}
          ariaRequired
          onChange={({ detail }) => change({ country: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <TextField {...props} name="count" type="number" label={t`How many numbers`} {...(wrong('count') ? { fault: t`Enter a number from 1 to ${most}.` } : {})} />
      {draft.country !== '' && draft.numberType !== null && knowledge.papers(draft.country, draft.numberType)}
    </SpaceBetween>
  )
}

function Who({ draft, change, wrong }: FormProps) {
  const { t } = useLingui()
  return (
    <FormField label={t`The numbers are for`} errorText={wrong('applicant') ? t`Choose one of them.` : null}>
      <RadioGroup
        value={draft.applicant}
        ariaRequired
        items={[
          { value: 'individual', label: t`An individual` },
          { value: 'business', label: t`A business` },
        ]}
        onChange={({ detail }) => change({ applicant: detail.value as NumbersAbroad['applicant'] })}
      />
    </FormField>
  )
}

function Kind({ draft, change, wrong }: FormProps) {
  const { t } = useLingui()
  return (
    <FormField label={t`Number type`} errorText={wrong('numberType') ? t`Choose one of them.` : null}>
      <RadioGroup
        value={draft.numberType}
        ariaRequired
        items={[
          { value: 'local', label: t`Local` },
          { value: 'toll-free', label: t`Toll-free` },
        ]}
        onChange={({ detail }) => change({ numberType: detail.value as NumbersAbroad['type'] })}
      />
    </FormField>
  )
}

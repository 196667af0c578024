/** What the issue is: category, subject, description, and where and when it was seen. */
import type { SupportRow } from '@carillon/shared/api'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { characters, numberOf } from '../../shared/numbers.ts'
import { TextField, type FormProps } from './form-fields.tsx'
import { LONGEST_DESCRIPTION, LONGEST_SUBJECT, withCategory, withNumbers } from './new-request.ts'
import { CATEGORIES } from './choices.ts'
import { PortingWays } from './porting-ways.tsx'
import { useCategories } from './words.tsx'

export function IssueFields(props: FormProps & { children: ReactNode }) {
  const { draft, change, wrong, children } = props
  const { t } = useLingui()
  const categories = useCategories()
  const options = CATEGORIES.map((value) => ({ value, label: categories[value] }))
  const longest = numberOf(LONGEST_SUBJECT)
  return (
    <Container header={<Header variant="h2">{t`Issue`}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t`Category`}>
          <Select
            selectedOption={options.find(({ value }) => value === draft.category) ?? null}
            options={options}
            onChange={({ detail }) => change(withCategory(draft, detail.selectedOption.value as SupportRow['category']))}
          />
        </FormField>
        <PortingWays category={draft.category} />
        {draft.category === 'Other' && (
          <Checkbox checked={draft.abroad} onChange={({ detail }) => change(withNumbers(draft, detail.checked))}>
            {t`I ask for international phone numbers`}
          </Checkbox>
        )}
        <FormField label={t`Subject`} errorText={wrong('subject') ? t`Write a subject of 1 to ${longest} characters.` : null} stretch>
          <Input value={draft.subject} readOnly={draft.abroad} ariaRequired onChange={({ detail }) => change({ subject: detail.value })} />
        </FormField>
        {children}
        <Description {...props} />
      </SpaceBetween>
    </Container>
  )
}

function Description({ draft, change, wrong }: FormProps) {
  const { t } = useLingui()
  const [used, most] = [numberOf(characters(draft.description)), numberOf(LONGEST_DESCRIPTION)]
  return (
    <FormField
      stretch
      label={t`Description`}
      description={t`Describe in detail what happens, and what should happen. Write no passwords.`}
      constraintText={t`${used} of ${most} characters`}
      errorText={wrong('description') ? t`Describe the issue with 1 to ${most} characters.` : null}
    >
      <Textarea value={draft.description} rows={8} ariaRequired onChange={({ detail }) => change({ description: detail.value })} />
    </FormField>
  )
}

/** What leads to the moment and the place of the issue (SUP-04 to SUP-07). */
export function TraceFields(props: FormProps & { time: ReactNode }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2" description={t`What you know of it. All of this can stay empty.`}>{t`When and where it occurred`}</Header>}>
      <SpaceBetween size="l">
        {props.time}
        <TextField
          {...props}
          optional
          name="clientVersion"
          label={t`Client version`}
          description={t`It stands in the client's settings, under “About”.`}
        />
        <TextField
          {...props}
          optional
          name="logReference"
          label={t`Log reference ID`}
          description={t`Whoever has the issue chooses “Send diagnostic logs” in the client's settings, and gets this ID.`}
        />
        <TextField {...props} optional name="meetingId" label={t`Meeting ID`} description={t`When the issue is about a meeting: the ten digits of its invitation.`} />
      </SpaceBetween>
    </Container>
  )
}

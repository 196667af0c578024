/** How to reach whoever asks, and who else is told. */
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { numberOf } from '../../shared/numbers.ts'
import { TextField, type FormProps } from './form-fields.tsx'
import type { Draft } from './new-request.ts'
import { LANGUAGES } from './languages.ts'

export function ContactFields(props: FormProps & { mostContacts: number; operations: string }) {
  const { draft, change, wrong, mostContacts, operations } = props
  const { t } = useLingui()
  const most = numberOf(mostContacts)
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))
  const told = operations === '' ? '' : t`The Operations contact ${operations} is told as well.`
  return (
    <Container header={<Header variant="h2">{t`Contact`}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t`Preferred contact language`}>
          <Select
            selectedOption={languages.find(({ value }) => value === draft.language) ?? null}
            options={languages}
            onChange={({ detail }) => change({ language: detail.selectedOption.value as Draft['language'] })}
          />
        </FormField>
        <FormField label={t`Contact method`}>
          <RadioGroup
            value={draft.method}
            items={[
              { value: 'mail', label: t`Web and e-mail` },
              { value: 'phone', label: t`Phone` },
            ]}
            onChange={({ detail }) => change({ method: detail.value === 'phone' ? 'phone' : 'mail' })}
          />
        </FormField>
        {draft.method === 'phone' && (
          <TextField
            {...props}
            name="phone"
            label={t`Phone number`}
            constraint={t`With the country code, such as +1 206 555 0100.`}
            {...(wrong('phone') ? { fault: t`Enter the phone number to call.` } : {})}
          />
        )}
        <TextField
          {...props}
          name="email"
          type="email"
          label={t`E-mail address`}
          description={t`The address of your administrator account. Answers go there.`}
          {...(wrong('email') ? { fault: t`Enter an e-mail address.` } : {})}
        />
        <TextField
          {...props}
          optional
          name="additional"
          label={t`Additional contacts`}
          description={[t`These addresses get every update too.`, told].join(' ').trim()}
          constraint={t`Up to ${most} e-mail addresses, separated by commas.`}
          {...(wrong('additional') ? { fault: t`Enter up to ${most} e-mail addresses, separated by commas.` } : {})}
        />
      </SpaceBetween>
    </Container>
  )
}

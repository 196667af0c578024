/** How whoever asks is reached: language, web or telephone. */
import { offeredLocales } from '@carillon/shared/i18n'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { TextField, type FormProps } from './field.tsx'

export function ContactFields(form: FormProps) {
  const { t } = useLingui()
  const { draft, change } = form
  const options = offeredLocales(false).map(([, name]) => ({ value: name, label: name }))
  return (
    <Container header={<Header variant="h2">{t`Contact us`}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t`Preferred contact language`}>
          <Select
            options={options}
            selectedOption={{ value: draft.language, label: draft.language }}
            onChange={({ detail }) => change({ language: detail.selectedOption.value ?? draft.language })}
          />
        </FormField>
        <TextField {...form} name="email" label={t`E-mail address`} type="email" fault={t`Enter an e-mail address.`} hint={t`Every change of the status is sent there.`} />
        <FormField label={t`Contact method`}>
          <RadioGroup
            value={draft.byPhone ? 'phone' : 'web'}
            onChange={({ detail }) => change({ byPhone: detail.value === 'phone' })}
            items={[
              { value: 'web', label: t`Web` },
              { value: 'phone', label: t`Phone` },
            ]}
          />
        </FormField>
        {draft.byPhone && <TextField {...form} name="phone" label={t`Phone number to call`} fault={t`Enter the number that we may call.`} />}
      </SpaceBetween>
    </Container>
  )
}

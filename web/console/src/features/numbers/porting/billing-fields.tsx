/** The account with the present carrier, as the United States ask for it. */
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { TextField, type FormProps } from './field.tsx'
import { portsBilling, type BillingChoice } from './port-form.ts'

export function BillingFields(form: FormProps) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2" description={t`As it stands in the contract with the current carrier.`}>{t`Account with the current carrier`}</Header>}>
      <SpaceBetween size="l">
        <TextField {...form} name="billingNumber" label={t`Billing Telephone Number (BTN)`} fault={t`Enter one number like +12065550100.`} />
        {portsBilling(form.draft) && <ChoiceFields {...form} />}
        <TextField {...form} name="authorisedBy" label={t`Authorizing person’s name`} hint={t`Who is responsible for billing with the current carrier.`} />
        <TextField {...form} name="customerName" label={t`Customer name`} />
        <TextField {...form} name="serviceAddress" label={t`Service address`} />
        <TextField {...form} name="accountNumber" label={t`Service account number`} isOptional />
        <TextField {...form} name="servicePin" label={t`Service PIN`} isOptional type="password" hint={t`Kept encrypted, and forgotten when the request has ended.`} />
      </SpaceBetween>
    </Container>
  )
}

function ChoiceFields(form: FormProps) {
  const { t } = useLingui()
  const { draft, change, wrong } = form
  return (
    <SpaceBetween size="s">
      <FormField label={t`Porting the BTN`} errorText={wrong('choice') ? t`Choose what becomes of the account.` : null}>
        <RadioGroup
          value={draft.choice}
          onChange={({ detail }) => change({ choice: detail.value as BillingChoice })}
          items={[
            { value: 'new-number', label: t`I replace it by a new BTN` },
            { value: 'close-account', label: t`I want to close my account with the current carrier` },
            { value: 'each-its-own', label: t`My account is set up so that each number is its own BTN` },
          ]}
        />
      </FormField>
      {draft.choice === 'new-number' && (
        <>
          <TextField {...form} name="newBillingNumber" label={t`New BTN`} fault={t`Enter a number that stays with the current carrier.`} />
          <FormField errorText={wrong('sameAccount') ? t`Confirm this, or choose another way.` : null}>
            <Checkbox checked={draft.sameAccount} onChange={({ detail }) => change({ sameAccount: detail.checked })}>
              {t`I confirm that the new BTN is on the same account with the current carrier`}
            </Checkbox>
          </FormField>
        </>
      )}
    </SpaceBetween>
  )
}

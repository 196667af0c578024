/** Which numbers are to come over: product, country, type, and the numbers of each present carrier. */
import type { NewPortIn, NumberType, Supply } from '@carillon/shared/api'
import { useTag } from '@carillon/shared/i18n'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { countryName, useNumberTypes, useProducts } from '../number-words.tsx'
import type { FormProps } from './field.tsx'
import { LotFields } from './lot-fields.tsx'

const MOST_LOTS = 20

export function WhatFields({ rows, ...form }: FormProps & { rows: readonly Supply[] }) {
  const { t } = useLingui()
  const { draft, change } = form
  return (
    <Container header={<Header variant="h2">{t`Phone numbers`}</Header>}>
      <SpaceBetween size="l">
        <ProductField {...form} />
        <CountryFields rows={rows} {...form} />
        {draft.lots.map((lot, index) => (
          <LotFields
            key={index}
            lot={lot}
            place={index + 1}
            fault={form.wrong('lots')}
            onChange={(changed) => change({ lots: draft.lots.map((each, at) => (at === index ? changed : each)) })}
            {...(draft.lots.length > 1 ? { onRemove: () => change({ lots: draft.lots.filter((_, at) => at !== index) }) } : {})}
          />
        ))}
        <Button
          iconName="add-plus"
          formAction="none"
          disabled={draft.lots.length >= MOST_LOTS}
          onClick={() => change({ lots: [...draft.lots, { carrier: '', numbers: '' }] })}
        >
          {t`Add numbers of another carrier`}
        </Button>
      </SpaceBetween>
    </Container>
  )
}

function ProductField({ draft, change }: FormProps) {
  const { t } = useLingui()
  const products = useProducts()
  return (
    <FormField label={t`Phone number type`}>
      <RadioGroup
        value={draft.product}
        onChange={({ detail }) => change(changeOf(detail.value as NewPortIn['product'], draft.country))}
        items={[
          { value: 'BusinessCalling', label: products.BusinessCalling, description: t`Numbers of the United States, each for one user.` },
          { value: 'SipMediaApplicationDialIn', label: t`SIP Media Application Dial-In`, description: t`For numbers of all other countries, and for toll-free numbers. Programs use them with the AWS API.` },
          { value: 'VoiceConnector', label: products.VoiceConnector, disabled: true, description: t`A Voice Connector must exist before numbers are ported for it, and there is none here.` },
        ]}
      />
    </FormField>
  )
}

/** Business Calling is at home in one country, with local numbers. */
const changeOf = (product: NewPortIn['product'], country: string): Partial<FormProps['draft']> =>
  product === 'BusinessCalling' ? { product, country: 'US', type: 'Local' } : { product, country }

function CountryFields({ rows, draft, change }: FormProps & { rows: readonly Supply[] }) {
  const { t } = useLingui()
  const tag = useTag()
  const types = useNumberTypes()
  const able = rows.filter(({ port, products }) => port !== null && products.includes(draft.product))
  const countries = [...new Set(able.map(({ country }) => country))].map((value) => ({ value, label: countryName(value, tag) }))
  countries.sort((one, other) => one.label.localeCompare(other.label, tag))
  const kinds = [...new Set(able.filter(({ country }) => country === draft.country).map(({ type }) => type))].map((value) => ({ value, label: types[value] }))
  const chooseCountry = (country: string) => change({ country, type: able.find((each) => each.country === country)?.type ?? 'Local' })
  return (
    <SpaceBetween direction="horizontal" size="m">
      <FormField label={t`Country`}>
        <Select
          options={countries}
          selectedOption={countries.find(({ value }) => value === draft.country) ?? null}
          onChange={({ detail }) => chooseCountry(detail.selectedOption.value ?? 'US')}
        />
      </FormField>
      <FormField label={t`Number type`}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === draft.type) ?? null}
          onChange={({ detail }) => change({ type: detail.selectedOption.value as NumberType })}
        />
      </FormField>
    </SpaceBetween>
  )
}

/** Entering numbers by hand: typed or pasted, checked, and only then added. */
import type { AddedNumbers, CheckedEntry } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { ActRefused } from '../../../shared/act-refused.tsx'
import { numberOf } from '../../../shared/numbers.ts'
import { Optional } from '../../../shared/optional.tsx'
import { countriesQuery } from '../api.ts'
import { CallingNameField } from '../calling-name-field.tsx'
import { callingNameFault } from '../calling-name.ts'
import { useProducts } from '../number-words.tsx'
import type { Way } from './api.ts'
import { MOST_ENTERED, linesFault, newNumbers, productsFor, type Draft, type Product } from './entered.ts'
import { Verdicts } from './verdicts.tsx'

interface Props {
  title: string
  /** The word on the button, with how many numbers it adds. */
  act: (numbers: string) => string
  way: Way
  /** Whose products can be chosen; null where numbers of any country are meant. */
  country: string | null
  onDone: (added: AddedNumbers) => void
  onCancel: () => void
  about: ReactNode
  more?: ReactNode
}

export function EnterDialog({ title, act, way, country, onDone, onCancel, about, more }: Props) {
  const { t } = useLingui()
  const countries = useQuery(countriesQuery)
  const products = productsFor(countries.data?.items ?? [], country)
  const [chosen, setChosen] = useState<Omit<Draft, 'product'> & { product: Product | null }>({ text: '', product: null, name: '' })
  const draft: Draft = { ...chosen, product: chosen.product ?? products[0] ?? 'SipMediaApplicationDialIn' }
  const checking = useMutation({ mutationFn: way.check })
  const change = (part: Partial<Draft>) => {
    setChosen({ ...chosen, ...part })
    checking.reset()
  }
  const checked = checking.data?.items ?? []
  const fresh = newNumbers(checked)
  const numbers = t`${plural(fresh.length, { one: '# number', other: '# numbers' })}`
  return (
    <ActDialog
      title={title}
      act={fresh.length === 0 ? title : act(numbers)}
      ready={fresh.length > 0}
      onAct={() => way.add(fresh, draft)}
      onDone={onDone}
      onCancel={onCancel}
    >
      {about}
      <NumbersField text={draft.text} onChange={(text) => change({ text })} />
      <ProductField products={products} value={draft.product} onChange={(product) => change({ product })} />
      <CallingNameField isNew label={<Optional label={t`Calling name`} />} value={draft.name} onChange={(name) => change({ name })} />
      {more}
      {checking.error !== null && <ActRefused error={checking.error} />}
      <Button
        formAction="none"
        loading={checking.isPending}
        disabled={linesFault(draft.text) !== null || callingNameFault(draft.name) !== null}
        onClick={() => checking.mutate(draft)}
      >
        {t`Check numbers`}
      </Button>
      <Outcome items={checked} />
    </ActDialog>
  )
}

/** Told aloud when it is there. */
function Outcome({ items }: { items: readonly CheckedEntry[] }) {
  return (
    <div role="status">
      <SpaceBetween size="s">{items.length > 0 && <Verdicts items={items} />}</SpaceBetween>
    </div>
  )
}

function NumbersField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useLingui()
  const most = numberOf(MOST_ENTERED)
  const fault = linesFault(text)
  const words = { many: t`Enter at most ${most} numbers at a time.`, long: t`One of the lines is too long for a number.` }
  return (
    <FormField
      label={t`Phone numbers`}
      constraintText={t`One number on each line, with its country code, like +442079460100. Up to ${most}.`}
      errorText={fault === 'many' || fault === 'long' ? words[fault] : null}
      stretch
    >
      <Textarea value={text} rows={6} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

function ProductField({ products, value, onChange }: { products: readonly Product[]; value: Product; onChange: (product: Product) => void }) {
  const { t } = useLingui()
  const words = useProducts()
  const options = products.map((product) => ({ value: product, label: words[product] }))
  return (
    <FormField label={t`Product type`}>
      <Select
        options={options}
        selectedOption={{ value, label: words[value] }}
        onChange={({ detail }) => onChange(detail.selectedOption.value as Product)}
      />
    </FormField>
  )
}

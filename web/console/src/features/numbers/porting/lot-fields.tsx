/** The numbers of one present carrier. */
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { Optional } from '../../../shared/optional.tsx'
import { isNumber, numbersIn, type LotDraft } from './port-form.ts'
import { listOf } from '../../../shared/numbers.ts'

interface Props {
  lot: LotDraft
  place: number
  fault: boolean
  onChange: (lot: LotDraft) => void
  onRemove?: () => void
}

export function LotFields({ lot, place, fault, onChange, onRemove }: Props) {
  const { t } = useLingui()
  const numbers = numbersIn(lot.numbers)
  const wrong = listOf(numbers.filter((number) => !isNumber(number)))
  const error = !fault ? null : wrong !== '' ? t`Not a phone number: ${wrong}` : numbers.length === 0 ? t`Enter at least one number.` : null
  return (
    <SpaceBetween size="s">
      <FormField label={place === 1 ? t`Phone numbers` : t`Phone numbers of carrier ${place}`} constraintText={t`Like +12065550100, several with commas or on lines of their own.`} errorText={error}>
        <Textarea value={lot.numbers} rows={3} onChange={({ detail }) => onChange({ ...lot, numbers: detail.value })} />
      </FormField>
      <SpaceBetween direction="horizontal" size="s" alignItems="end">
        <FormField label={<Optional label={place === 1 ? t`Current carrier` : t`Carrier ${place}`} />} constraintText={t`Each carrier needs a letter of agency of its own.`}>
          <Input value={lot.carrier} onChange={({ detail }) => onChange({ ...lot, carrier: detail.value })} />
        </FormField>
        {onRemove && (
          <Button formAction="none" ariaLabel={t`Remove the numbers of carrier ${place}`} onClick={onRemove}>
            {t`Remove`}
          </Button>
        )}
      </SpaceBetween>
    </SpaceBetween>
  )
}

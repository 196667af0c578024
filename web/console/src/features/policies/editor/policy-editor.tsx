/** The editor of a policy's text: checked while one types, by the server's own parser. */
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { numberOf } from '../../../shared/numbers.ts'
import type { PolicyPlace } from '../api.ts'
import { formatted, offsetOf } from './json-text.ts'
import styles from './policy-editor.module.css'
import { Remarks } from './remarks.tsx'
import { Templates } from './templates.tsx'
import type { Review } from './use-review.ts'

interface Props {
  label: string
  place: PolicyPlace
  value: string
  onChange: (text: string) => void
  checked: Review
  /** What the server said when this text was to be saved. */
  refusal?: string | null
  rows?: number
}

export function PolicyEditor({ label, place, value, onChange, checked, refusal = null, rows = 18 }: Props) {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  const pretty = formatted(value)
  const goTo = (line: number, column: number) => select(frame.current, value, line, column)
  return (
    <SpaceBetween size="s">
      <FormField
        stretch
        label={label}
        description={t`JSON, Version 2012-10-17. It is checked while you type.`}
        constraintText={<Size checked={checked} />}
        errorText={refusal}
        secondaryControl={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              formAction="none"
              onClick={() => onChange(pretty ?? value)}
              {...(pretty === null ? { disabled: true, disabledReason: t`The text cannot be set out while it is no JSON.` } : {})}
            >
              {t`Format`}
            </Button>
            {place !== 'trust' && <Templates hasText={value.trim() !== ''} onChoose={onChange} />}
          </SpaceBetween>
        }
      >
        <div ref={frame} className={styles['text']}>
          <Textarea value={value} rows={rows} spellcheck={false} autoComplete={false} disableBrowserAutocorrect onChange={({ detail }: { detail: TextareaProps.ChangeDetail }) => onChange(detail.value)} />
        </div>
      </FormField>
      <Remarks checked={checked} onGo={goTo} />
    </SpaceBetween>
  )
}

function Size({ checked: { review } }: { checked: Review }) {
  const { t } = useLingui()
  if (review === undefined) return t`White space does not count.`
  const size = numberOf(review.size)
  const limit = numberOf(review.limit)
  if (review.size > review.limit) return t`${size} of at most ${limit} characters: too many. White space does not count.`
  return t`${size} of at most ${limit} characters. White space does not count.`
}

/** Puts the cursor where a remark points. */
function select(frame: HTMLElement | null, text: string, line: number, column: number): void {
  const area = frame?.querySelector('textarea')
  if (!area) return
  const offset = offsetOf(text, line, column)
  area.focus()
  area.setSelectionRange(offset, offset + 1)
}

/** Before joining: oneself as the others will see one, and the devices that will be used. */
import { useLingui } from '@lingui/react/macro'
import type { JoinChoices } from './entry.ts'

interface Props {
  /** Shown on the picture. */
  name: string
  choices: JoinChoices
  onChoices: (choices: JoinChoices) => void
}

export function Preview({ name }: Props) {
  const { t } = useLingui()
  return <section aria-label={t`Preview`}>{name}</section>
}

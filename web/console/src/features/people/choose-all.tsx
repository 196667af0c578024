/** Below the title of the list: how many are chosen beyond the page, and the offer to choose all that match. */
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { UserRow } from '@carillon/shared/api'
import { numberOf } from '../../shared/numbers.ts'
import { NOBODY, offersAll, sizeOf, type Choice } from './choice.ts'

interface Props {
  page: readonly UserRow[]
  choice: Choice
  total: number | undefined
  onChoose: (choice: Choice) => void
}

export function ChooseAll({ page, choice, total, onChoose }: Props) {
  const { t } = useLingui()
  const size = sizeOf(choice)
  const chosen = t`${plural(size, { one: '# user is chosen.', other: '# users are chosen.' })}`
  const all = numberOf(total ?? 0)
  if (size === 0) return null
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span role="status">{chosen}</span>
      {offersAll(page, choice, total) && <Button variant="inline-link" onClick={() => onChoose({ all: true, total })}>{t`Choose all ${all} that match`}</Button>}
      <Button variant="inline-link" onClick={() => onChoose(NOBODY)}>{t`Clear the choice`}</Button>
    </SpaceBetween>
  )
}

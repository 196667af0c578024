/** The label of a field that may stay empty. */
import { useLingui } from '@lingui/react/macro'

export function Optional({ label }: { label: string }) {
  const { t } = useLingui()
  return (
    <>
      {label} <i>{t`- optional`}</i>
    </>
  )
}

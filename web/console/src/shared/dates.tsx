/** Dates in the reader's own format, exact to the second on hover. */
import { exactTime, momentIn } from '@carillon/shared/format'
import { useTag } from '@carillon/shared/i18n'

export const dateInFull = (at: string | Date, tag: string, zone?: string): string =>
  momentIn(at, tag, { year: 'numeric', month: '2-digit', day: '2-digit' }, zone)

export function DateOf({ at }: { at: string | null }) {
  const tag = useTag()
  if (at === null) return '-'
  return (
    <time dateTime={at} title={exactTime(at, tag)}>
      {dateInFull(at, tag)}
    </time>
  )
}

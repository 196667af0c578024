/** Dates in the reader's own format, exact to the second on hover. */
import { exactTime } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'

export const dateInFull = (at: string | Date, tag: string, zone?: string): string =>
  new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(at))

export function DateOf({ at }: { at: string | null }) {
  if (at === null) return '-'
  const tag = intlTag(currentLocale())
  return (
    <time dateTime={at} title={exactTime(at, tag)}>
      {dateInFull(at, tag)}
    </time>
  )
}

/** A moment to the second, in the reader's own zone and format. */
import { exactTime } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'

export function MomentOf({ at }: { at: string }) {
  const tag = intlTag(currentLocale())
  return (
    <time dateTime={at} title={exactTime(at, tag)}>
      {momentText(at, tag)}
    </time>
  )
}

export const momentText = (at: string, tag: string, zone?: string): string =>
  new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(at))

/** What the reader's browser takes for their zone, as 'Europe/Zurich'. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

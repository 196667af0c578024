/** A moment to the second, in the reader's own zone and format. */
import { exactTime, momentIn, zoneName } from '@carillon/shared/format'
import { useTag } from '@carillon/shared/i18n'

export function MomentOf({ at }: { at: string }) {
  const tag = useTag()
  return (
    <time dateTime={at} title={exactTime(at, tag)}>
      {momentText(at, tag)}
    </time>
  )
}

const TO_THE_SECOND = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const

export const momentText = (at: string | Date, tag: string, zone?: string): string => momentIn(at, tag, TO_THE_SECOND, zone)

/** The zone in which moments are shown, as 'Europe/Zurich'. */
export const ownZone = zoneName

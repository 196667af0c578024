/** A time as people read it, with the exact one on hover. */
import { exactTime, relativeTime } from '@carillon/shared/format'
import { useNow } from './use-now.ts'
import { useTag } from './use-tag.ts'

export function TimeText({ at }: { at: string }) {
  const tag = useTag()
  const now = useNow()
  return (
    <time dateTime={at} title={exactTime(at, tag)}>
      {relativeTime(at, now, tag)}
    </time>
  )
}

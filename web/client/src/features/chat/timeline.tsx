/** A room's messages: virtual, anchored at the end, keeping the reading position when older ones come. */
import { errorText, type Me } from '@carillon/shared/api'
import { dayText } from '@carillon/shared/format'
import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { LoadingLines, Problem } from '../../shared/states.tsx'
import { useNow } from '../../shared/use-now.ts'
import { useTag } from '../../shared/use-tag.ts'
import { useChatSession } from './chat-context.tsx'
import { type RoomChat, type Timeline as Held, unread } from './chat-state.ts'
import { MessageRow, OutgoingRow } from './message-row.tsx'
import { roughHeight, type Row, timelineRows } from './timeline-rows.ts'
import classes from './timeline.module.css'
import { useReading } from './use-reading.ts'

const OLDER = 56

export function Timeline({ it, me }: { it: RoomChat; me: Me }) {
  const { t } = useLingui()
  const session = useChatSession()
  const timeline = it.timeline
  const room_id = it.room.id
  const again = () => session.take({ type: 'history-again', room_id })
  if (!timeline || (timeline.messages.length === 0 && timeline.fetching !== null)) return <LoadingTimeline />
  if (timeline.messages.length === 0 && timeline.problem)
    return <Problem title={t`The messages could not be loaded`} error={timeline.problem} again={again} />
  return <Lines it={it} me={me} timeline={timeline} again={again} />
}

function LoadingTimeline() {
  return (
    <div className={classes['holder']}>
      <LoadingLines lines={6} height={18} />
    </div>
  )
}

function Lines({ it, me, timeline, again }: { it: RoomChat; me: Me; timeline: Held; again: () => void }) {
  const { t } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => timelineRows(it, me.user_id), [it, me.user_id])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => roughHeight(rows[index]),
    overscan: 10,
    paddingStart: timeline.more_before ? OLDER : 0,
    paddingEnd: 16,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 60,
  })
  const { atEnd, toEnd } = useReading({ it, rows, virtualizer, scroller })
  const items = virtualizer.getVirtualItems()
  return (
    <div className={classes['holder']}>
      <div ref={scroller} className={classes['scroller']} role="log" aria-live="off" aria-label={t`Messages`} tabIndex={0}>
        <div className={classes['rest']}>
          <div className={classes['canvas']} style={{ height: virtualizer.getTotalSize() }}>
            {timeline.more_before && <Older timeline={timeline} again={again} />}
            <div className={classes['lines']} style={{ top: items[0]?.start ?? 0 }}>
              {items.map((item) => {
                const row = rows[item.index]
                return (
                  row && (
                    <div key={item.key} ref={virtualizer.measureElement} data-index={item.index}>
                      <RowView row={row} it={it} me={me} />
                    </div>
                  )
                )
              })}
            </div>
          </div>
        </div>
      </div>
      {!atEnd && <ToEnd count={unread(it)} onClick={toEnd} />}
      <Announcement it={it} me={me.user_id} />
    </div>
  )
}

function RowView({ row, it, me }: { row: Row; it: RoomChat; me: Me }) {
  const session = useChatSession()
  const room_id = it.room.id
  switch (row.kind) {
    case 'start':
      return <Start name={it.room.name} empty={it.timeline?.messages.length === 0} />
    case 'day':
      return <Day at={row.at} />
    case 'unread':
      return (
        <div className={classes['unread']}>
          <Trans>New</Trans>
        </div>
      )
    case 'message':
      return <MessageRow message={row.message} headed={row.headed} />
    case 'outgoing':
      return (
        <OutgoingRow
          outgoing={row.outgoing}
          me={me}
          headed={row.headed}
          onAgain={(token) => session.take({ type: 'send-again', room_id, token })}
          onGiveUp={(token) => session.take({ type: 'given-up', room_id, token })}
        />
      )
  }
}

function Start({ name, empty }: { name: string; empty: boolean }) {
  const { t } = useLingui()
  // Not a Trans, which would take what people write between < and > for elements of its own.
  return <div className={classes['start']}>{empty ? t`No messages in ${name} yet. Write the first one.` : t`This is the beginning of ${name}.`}</div>
}

function Older({ timeline, again }: { timeline: Held; again: () => void }) {
  const { i18n } = useLingui()
  if (timeline.problem && timeline.fetching === null)
    return (
      <div className={classes['older']} role="alert">
        <span>
          <Trans>Older messages could not be loaded.</Trans> {errorText(timeline.problem, i18n)}
        </span>
        <Button size="compact-sm" variant="default" onClick={again}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    )
  return (
    <div className={classes['older']} aria-hidden="true">
      <Skeleton circle height={36} />
      <Skeleton height={14} width="50%" />
    </div>
  )
}

function Day({ at }: { at: string }) {
  const tag = useTag()
  const now = useNow()
  return (
    <div className={classes['day']} role="separator">
      {dayText(at, now, tag)}
    </div>
  )
}

function ToEnd({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useLingui()
  const label = count > 0 ? t`New messages` : t`Jump to the newest`
  return (
    <Button
      className={classes['pill'] ?? ''}
      size="compact-md"
      radius="xl"
      variant={count > 0 ? 'filled' : 'default'}
      leftSection={<IconArrowDown size={16} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

/** Screen readers hear what others say while the room is open; the virtual lines themselves would repeat history. */
function Announcement({ it, me }: { it: RoomChat; me: string }) {
  const newest = it.timeline?.messages.at(-1)
  const first = useRef(newest?.sequence ?? 0)
  if (!newest || newest.sequence <= first.current || newest.sender.user_id === me) return <VisuallyHidden role="status" />
  return (
    <VisuallyHidden role="status">
      {newest.sender.display_name}: {newest.content}
    </VisuallyHidden>
  )
}

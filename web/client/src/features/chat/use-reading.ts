/** Where the person reads: opens at the unread line, follows the end, tells what was seen, asks for older messages. */
import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useChatSession } from './chat-context.tsx'
import type { RoomChat } from './chat-state.ts'
import type { Row } from './timeline-rows.ts'

interface Reading {
  it: RoomChat
  rows: Row[]
  virtualizer: Virtualizer<HTMLDivElement, Element>
  scroller: RefObject<HTMLDivElement | null>
}

const NEAR = 60
/** So far from the top older messages are asked for, so that a reader seldom meets the end of what is held. */
const EARLY = 800

export function useReading({ it, rows, virtualizer, scroller }: Reading): { atEnd: boolean; toEnd: () => void } {
  const session = useChatSession()
  const room_id = it.room.id
  const [atEnd, setAtEnd] = useState(true)
  const latest = useRef({ rows, atEnd })
  const opened = useRef(false)
  useLayoutEffect(() => {
    latest.current.rows = rows
  }, [rows])

  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const now = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR
    latest.current.atEnd = now
    setAtEnd(now)
    const attentive = document.visibilityState === 'visible' && document.hasFocus()
    session.take({ type: 'watching', watching: now && attentive })
    const seen = lastSeen(latest.current.rows, virtualizer, element)
    if (attentive && seen !== null) session.take({ type: 'seen', room_id, sequence: seen })
    if (opened.current && element.scrollTop < EARLY) session.take({ type: 'older-wanted', room_id })
  }, [session, room_id, virtualizer, scroller])

  useOpening(rows, virtualizer, opened)

  useEffect(() => {
    const element = scroller.current
    let frame = 0
    const later = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    const away = () => session.take({ type: 'watching', watching: false })
    element?.addEventListener('scroll', later, { passive: true })
    window.addEventListener('focus', later)
    window.addEventListener('blur', away)
    document.addEventListener('visibilitychange', later)
    return () => {
      cancelAnimationFrame(frame)
      element?.removeEventListener('scroll', later)
      window.removeEventListener('focus', later)
      window.removeEventListener('blur', away)
      document.removeEventListener('visibilitychange', later)
    }
  }, [look, scroller, session])

  useEffect(() => {
    const frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [look, rows.length])

  const toEnd = useCallback(() => virtualizer.scrollToEnd(), [virtualizer])
  useStayAtEnd(scroller, latest, toEnd)
  const sending = it.outgoing.length
  const before = useRef(sending)
  useEffect(() => {
    if (sending > before.current) toEnd()
    before.current = sending
  }, [sending, toEnd])
  return { atEnd, toEnd }
}

/** Once, when the lines are there: to the first unread one, a little below the top, or to the end. */
function useOpening(rows: Row[], virtualizer: Virtualizer<HTMLDivElement, Element>, opened: RefObject<boolean>): void {
  useLayoutEffect(() => {
    if (opened.current) return
    opened.current = true
    const line = rows.findIndex((row) => row.kind === 'unread')
    if (line > 0) virtualizer.scrollToIndex(Math.max(0, line - 1), { align: 'start' })
    else virtualizer.scrollToEnd()
  }, [rows, virtualizer, opened])
}

/** When the composer grows or the keyboard opens, the end stays in sight. */
function useStayAtEnd(scroller: RefObject<HTMLDivElement | null>, latest: RefObject<{ atEnd: boolean }>, toEnd: () => void): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (latest.current.atEnd) toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, latest, toEnd])
}

/** The number of the last message that is on screen whole or in part. */
function lastSeen(rows: Row[], virtualizer: Virtualizer<HTMLDivElement, Element>, element: HTMLElement): number | null {
  const bottom = element.scrollTop + element.clientHeight
  const shown = virtualizer.getVirtualItems().filter((item) => item.start < bottom - 8)
  for (const item of shown.reverse()) {
    const row = rows[item.index]
    if (row?.kind === 'message') return row.message.sequence
  }
  return null
}

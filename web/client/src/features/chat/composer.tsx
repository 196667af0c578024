/** Where one writes: grows with the text, keeps the draft, sends with Enter. */
import { letterCount, numberText } from '@carillon/shared/format'
import { ActionIcon, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconSend2 } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTag } from '../../shared/use-tag.ts'
import { useChatSession } from './chat-context.tsx'
import type { RoomChat } from './chat-state.ts'
import classes from './composer.module.css'
import { draftOf, keepDraft } from './drafts.ts'
import { EmojiButton } from './emoji-button.tsx'

const LONGEST = 4096

export function Composer({ it, me }: { it: RoomChat; me: string }) {
  const { t } = useLingui()
  const session = useChatSession()
  const room_id = it.room.id
  const [text, setText] = useState(() => draftOf(me, room_id))
  const area = useRef<HTMLTextAreaElement>(null)
  const length = letterCount(text)
  const sendable = text.trim() !== '' && length <= LONGEST
  useLayoutEffect(() => grow(area.current), [text])
  useFocusWithMouse(area)

  const write = (next: string) => {
    setText(next)
    keepDraft(me, room_id, next)
  }
  const send = () => {
    if (!sendable) return
    session.send(room_id, text.trimEnd())
    write('')
    area.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    send()
  }
  const insert = (emoji: string) => {
    const from = area.current?.selectionStart ?? text.length
    const to = area.current?.selectionEnd ?? text.length
    write(text.slice(0, from) + emoji + text.slice(to))
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + emoji.length, from + emoji.length)
    })
  }
  const name = it.room.name
  return (
    <div className={classes['composer']}>
      <div className={classes['box']}>
        <textarea
          ref={area}
          className={classes['text']}
          rows={1}
          aria-label={t`Message to ${name}`}
          placeholder={t`Message to ${name}`}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <EmojiButton onPick={insert} />
        <Tooltip label={t`Send`}>
          <ActionIcon size={32} aria-label={t`Send`} disabled={!sendable} onClick={send}>
            <IconSend2 size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {length > LONGEST && <TooLong by={length - LONGEST} />}
    </div>
  )
}

function TooLong({ by }: { by: number }) {
  const tag = useTag()
  const count = numberText(by, tag)
  return (
    <div className={classes['over']} role="status">
      <Trans>Too long by {count} characters. Shorten it, or send it in two messages.</Trans>
    </div>
  )
}

function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
  area.style.overflowY = area.scrollHeight > area.clientHeight ? 'auto' : 'hidden'
}

/** On a touch keyboard Enter is the only way to a new line; while an input method composes, it chooses a word. */
function sends(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return false
  return event.ctrlKey || event.metaKey || !matchMedia('(pointer: coarse)').matches
}

/** With a real keyboard one writes at once; on touch the keyboard would cover what one came to read. */
function useFocusWithMouse(area: { current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    if (!matchMedia('(pointer: coarse)').matches) area.current?.focus({ preventScroll: true })
  }, [area])
}

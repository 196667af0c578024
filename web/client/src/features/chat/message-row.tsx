/** One message in a timeline, and one's own message on its way there. */
import { errorText, type Message } from '@carillon/shared/api'
import { clockTime, exactTime } from '@carillon/shared/format'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertCircle, IconCopy } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { Face } from '../../shared/face.tsx'
import { useTag } from '../../shared/use-tag.ts'
import type { Outgoing } from './chat-state.ts'
import { MessageContent } from './message-content.tsx'
import classes from './message-row.module.css'

interface FrameProps {
  sender: { user_id: string; display_name: string }
  at: string
  headed: boolean
  children: ReactNode
  acts?: ReactNode
}

function RowFrame({ sender, at, headed, children, acts }: FrameProps) {
  const { t } = useLingui()
  const tag = useTag()
  const name = sender.display_name || t`Somebody who is gone`
  const time = (
    <time dateTime={at} title={exactTime(at, tag)}>
      {clockTime(at, tag)}
    </time>
  )
  return (
    <div className={`${classes['row']} ${headed ? classes['headed'] : ''}`} role="article" tabIndex={-1} aria-label={name}>
      {headed ? <Face name={name} id={sender.user_id} size={36} /> : <span className={classes['gutter']}>{time}</span>}
      <div>
        {headed && (
          <div className={classes['heading']}>
            <span className={classes['name']}>{name}</span>
            <span className={classes['time']}>{time}</span>
          </div>
        )}
        {children}
      </div>
      {acts && <div className={classes['acts']}>{acts}</div>}
    </div>
  )
}

export const MessageRow = memo(function MessageRow({ message, headed }: { message: Message; headed: boolean }) {
  const acts = message.redacted ? undefined : <CopyMessage content={message.content} />
  return (
    <RowFrame sender={message.sender} at={message.created_at} headed={headed} acts={acts}>
      <MessageContent content={message.content} redacted={message.redacted ?? false} />
    </RowFrame>
  )
})

function CopyMessage({ content }: { content: string }) {
  const { t } = useLingui()
  const copy = async () => {
    await navigator.clipboard.writeText(content)
    notifications.show({ message: t`Message copied`, autoClose: 2000 })
  }
  return (
    <Tooltip label={t`Copy message`}>
      <ActionIcon variant="subtle" color="gray" aria-label={t`Copy message`} onClick={() => void copy()}>
        <IconCopy size={18} />
      </ActionIcon>
    </Tooltip>
  )
}

interface OutgoingProps {
  outgoing: Outgoing
  me: { user_id: string; display_name: string }
  headed: boolean
  onAgain: (token: string) => void
  onGiveUp: (token: string) => void
}

export function OutgoingRow({ outgoing, me, headed, onAgain, onGiveUp }: OutgoingProps) {
  const { t } = useLingui()
  const failed = outgoing.state === 'failed'
  const settled = failed || outgoing.state === 'sent'
  return (
    <RowFrame sender={me} at={outgoing.written_at} headed={headed}>
      <div className={settled ? '' : (classes['pending'] ?? '')} aria-busy={!settled} title={settled ? undefined : t`Sending…`}>
        <MessageContent content={outgoing.content} />
      </div>
      {failed && <SendFailure outgoing={outgoing} onAgain={onAgain} onGiveUp={onGiveUp} />}
    </RowFrame>
  )
}

function SendFailure({ outgoing, onAgain, onGiveUp }: Pick<OutgoingProps, 'outgoing' | 'onAgain' | 'onGiveUp'>) {
  const { i18n } = useLingui()
  return (
    <div className={classes['status']} role="alert">
      <IconAlertCircle size={16} aria-hidden />
      <span>
        <Trans>Not sent.</Trans> {errorText(outgoing.refusal, i18n)}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => onAgain(outgoing.token)}>
        <Trans>Send again</Trans>
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onGiveUp(outgoing.token)}>
        <Trans>Discard</Trans>
      </Button>
    </div>
  )
}

/** Both periods, and one button that saves them. */
import type { Account, Retention } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { closed, open, useGate } from '../../shared/administrator.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { daysOf, typed } from './period.ts'
import { PeriodFields } from './period-fields.tsx'
import { SaveDialog } from './save-dialog.tsx'

export function RetentionForm({ account, retention: { periods, longest_days, deletion_begins_at } }: { account: Account; retention: Retention }) {
  const { t } = useLingui()
  const may = useGate()('chime:PutRetentionSettings')
  const [conversations, setConversations] = useState(() => typed(periods.conversations))
  const [rooms, setRooms] = useState(() => typed(periods.rooms))
  const [tried, setTried] = useState(false)
  const [asks, setAsks] = useState(false)
  const wanted = { conversations: daysOf(conversations, longest_days), rooms: daysOf(rooms, longest_days) }
  const isSame = wanted.conversations === periods.conversations && wanted.rooms === periods.rooms
  const gate = may.disabled ? may : isSame ? closed(t`Nothing is changed.`) : open
  const { conversations: days, rooms: roomDays } = wanted
  const ready = days !== undefined && roomDays !== undefined ? { conversations: days, rooms: roomDays } : null
  const save = () => {
    setTried(true)
    setAsks(ready !== null)
  }
  return (
    <Form actions={<Button variant="primary" {...gate} onClick={save}>{t`Save`}</Button>}>
      <SpaceBetween size="l">
        {deletion_begins_at !== null && <Pending at={deletion_begins_at} />}
        <PeriodFields
          title={t`Chat conversation retention`}
          about={t`Conversations of members of this account among themselves.`}
          value={conversations}
          onChange={setConversations}
          fault={tried && days === undefined}
          disabled={may.disabled}
        />
        <PeriodFields
          title={t`Chat room retention`}
          about={t`Rooms that members of this account created, whoever is in them.`}
          value={rooms}
          onChange={setRooms}
          fault={tried && roomDays === undefined}
          disabled={may.disabled}
        />
      </SpaceBetween>
      {asks && ready !== null && <SaveDialog account={account} periods={ready} onDone={() => setAsks(false)} onCancel={() => setAsks(false)} />}
    </Form>
  )
}

function Pending({ at }: { at: string }) {
  const moment = <MomentOf at={at} />
  const isOver = new Date(at) <= new Date()
  return (
    <Alert type="info">
      {isOver ? (
        <Trans>Messages are deleted for good as soon as they are too old.</Trans>
      ) : (
        <Trans>Hidden messages can come back until {moment}: turn retention off, or choose a longer period.</Trans>
      )}
    </Alert>
  )
}

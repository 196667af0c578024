/** Writing to the other side; the desk says at the same time how the request stands, or writes a note for itself. */
import type { SupportRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { characters, numberOf } from '../../shared/numbers.ts'
import type { Side } from './api.ts'
import { LONGEST_DESCRIPTION } from './new-request.ts'
import { ANSWER, SUBMIT } from './request-acts.ts'

interface Props {
  side: Side
  request: SupportRow
  title: string
  label: string
  act: string
  onSend: (text: string) => Promise<unknown>
  beside?: ReactNode
  /** A closed request takes notes, but nothing for the other side. */
  evenClosed?: boolean
}

export function ReplyForm({ side, request, title, label, act, onSend, beside, evenClosed = false }: Props) {
  const { t } = useLingui()
  const gate = useGate()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const sending = useMutation({
    mutationFn: () => onSend(text),
    onSuccess: async () => {
      setText('')
      await client.invalidateQueries({ queryKey: keys.supportRequests(side) })
    },
  })
  const [used, most] = [characters(text.trim()), numberOf(LONGEST_DESCRIPTION)]
  const isClosed = request.status === 'closed' && !evenClosed
  const ready = used === 0 ? closed(t`Write something first.`) : used > LONGEST_DESCRIPTION ? closed(t`Write at most ${most} characters.`) : open
  const notClosed = isClosed ? closed(t`This request is closed. Reopen it first.`) : open
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready.disabled && !notClosed.disabled && !sending.isPending) sending.mutate()
        }}
      >
        <SpaceBetween size="m">
          {sending.error !== null && <ActRefused error={sending.error} />}
          <FormField label={label} stretch>
            <Textarea value={text} rows={4} disabled={isClosed} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
          <SpaceBetween direction="horizontal" size="xs">
            {beside}
            <Button variant={evenClosed ? 'normal' : 'primary'} loading={sending.isPending} {...allOf(gate(side === 'desk' ? ANSWER : SUBMIT), notClosed, ready)}>
              {act}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </form>
    </Container>
  )
}

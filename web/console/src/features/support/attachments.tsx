/** The files of a request, and attaching more. */
import type { Support, SupportAttachment, SupportRequest } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { sizeOf } from '../../shared/sizes.ts'
import { SmallTable } from '../../shared/small-table.tsx'
import { attachmentHref, attachTo, type Side } from './api.ts'
import { FilesField } from './files-field.tsx'
import { fileFaults } from './files.ts'
import { ANSWER, SUBMIT } from './request-acts.ts'
import { ATTACHMENT_CSV } from './request-files.ts'

interface Props {
  side: Side
  view: SupportRequest
  limits: Pick<Support, 'largest_attachment' | 'most_attachments'>
}

export function Attachments({ side, view: { request, attachments }, limits }: Props) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  const notClosed = request.status === 'closed' ? closed(t`This request is closed. Reopen it first.`) : open
  const room = attachments.length >= limits.most_attachments ? closed(t`No more files can be attached.`) : open
  return (
    <>
      <SmallTable<SupportAttachment>
        title={t`Attachments`}
        csv={{ file: `attachments-${request.id}`, columns: ATTACHMENT_CSV }}
        actions={<Button onClick={() => setAsks(true)} {...allOf(gate(side === 'desk' ? ANSWER : SUBMIT), notClosed, room)}>{t`Attach files`}</Button>}
        query={{ data: attachments, error: null, again: () => undefined }}
        empty={{ title: t`No files`, text: t`Nothing is attached.` }}
        columns={[
          {
            id: 'name',
            header: t`File`,
            isRowHeader: true,
            cell: ({ id, name }) => (
              <Link href={attachmentHref(side, request.id, id)} external={false}>
                {name}
              </Link>
            ),
          },
          { id: 'size', header: t`Size`, cell: ({ size }) => sizeOf(size) },
          { id: 'author', header: t`Attached by`, cell: ({ author }) => author },
          { id: 'at', header: t`Attached at`, cell: ({ at }) => <MomentOf at={at} /> },
          { id: 'scanned', header: t`Virus scan`, cell: ({ scanned }) => (scanned ? t`Nothing found` : t`Not scanned`) },
        ]}
      />
      {asks && <AttachDialog side={side} id={request.id} there={attachments.length} limits={limits} onClose={() => setAsks(false)} />}
    </>
  )
}

interface DialogProps {
  side: Side
  id: string
  there: number
  limits: Props['limits']
  onClose: () => void
}

function AttachDialog({ side, id, there, limits, onClose }: DialogProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [files, setFiles] = useState<File[]>([])
  const isRight = files.length > 0 && fileFaults(files, limits, there).every((fault) => fault === null)
  const refresh = () => client.invalidateQueries({ queryKey: keys.supportRequests(side) })
  const attach = async () => {
    let left = files
    try {
      for (const file of files) {
        await attachTo(side, id, file)
        left = left.slice(1)
      }
    } finally {
      setFiles(left)
      await refresh()
    }
  }
  return (
    <ActDialog title={t`Attach files`} act={t`Attach`} ready={isRight} onAct={attach} onDone={onClose} onCancel={onClose}>
      <FilesField files={files} onChange={setFiles} limits={limits} there={there} />
    </ActDialog>
  )
}

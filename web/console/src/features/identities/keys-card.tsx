/** Access keys of a user or of oneself: made, switched off and on, deleted. */
import type { AccessKey, AccessKeys } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import type { QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { allOf, closed, open, type Gate } from '../../shared/administrator.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import type { Holder } from './api.ts'
import { DeleteKeyDialog, KeyStatusDialog } from './key-dialogs.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { KEY_CSV } from './identities-files.ts'

export interface Read<Answer> {
  data: Answer | undefined
  error: Error | null
  again: () => void
}

interface Props {
  holder: Holder
  holderName: string
  /** What is asked for anew after a change. */
  stale: QueryKey
  query: Read<AccessKeys>
  gate: (action: string) => Gate
}

type Dialog = { act: 'new' } | { act: 'status' | 'delete'; key: AccessKey }

export function KeysCard({ holder, holderName, stale, query, gate }: Props) {
  const { t } = useLingui()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const limit = query.data?.limit ?? 2
  const full = (query.data?.items.length ?? 0) >= limit
  return (
    <>
      <SmallTable
        title={t`Access keys`}
        csv={{ file: 'access-keys', columns: KEY_CSV }}
        description={t`For programs: boto3, the AWS CLI and other SDKs. At most ${limit} at a time, so that one can take the place of the other.`}
        actions={
          <Button
            onClick={() => setDialog({ act: 'new' })}
            {...allOf(gate('iam:CreateAccessKey'), full ? closed(t`There are ${limit} keys already. Delete one first.`) : open)}
          >
            {t`Create access key`}
          </Button>
        }
        query={{ ...query, data: query.data?.items }}
        columns={[
          { id: 'id', header: t`Access key ID`, isRowHeader: true, cell: ({ access_key_id }) => <CopiedId id={access_key_id} name={t`the access key ID`} /> },
          { id: 'status', header: t`Status`, cell: ({ status }) => <KeyState status={status} /> },
          { id: 'created', header: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
          { id: 'used', header: t`Last used`, cell: (key) => <LastUse of={key} /> },
          {
            id: 'acts',
            header: t`Actions`,
            cell: (key) => <KeyActs of={key} gate={gate} onAct={(act) => setDialog({ act, key })} />,
          },
        ]}
        empty={{ title: t`No access keys`, text: t`Only programs need them. People sign in with a password.` }}
      />
      {dialog?.act === 'new' && <NewKeyDialog holder={holder} holderName={holderName} stale={stale} onClose={close} />}
      {dialog?.act === 'status' && <KeyStatusDialog holder={holder} accessKey={dialog.key} stale={stale} onClose={close} />}
      {dialog?.act === 'delete' && <DeleteKeyDialog holder={holder} accessKey={dialog.key} stale={stale} onClose={close} />}
    </>
  )
}

interface ActsProps {
  of: AccessKey
  gate: (action: string) => Gate
  onAct: (act: 'status' | 'delete') => void
}

function KeyActs({ of, gate, onAct }: ActsProps) {
  const { t } = useLingui()
  const { access_key_id: id, status } = of
  return (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={t`Actions for ${id}`}
      items={[
        { id: 'status', text: status === 'Active' ? t`Deactivate` : t`Activate`, ...gate('iam:UpdateAccessKey') },
        { id: 'delete', text: t`Delete`, ...gate('iam:DeleteAccessKey') },
      ]}
      onItemClick={({ detail }) => onAct(detail.id === 'delete' ? 'delete' : 'status')}
    />
  )
}

function KeyState({ status }: { status: AccessKey['status'] }) {
  const { t } = useLingui()
  return status === 'Active' ? <StatusIndicator>{t`Active`}</StatusIndicator> : <StatusIndicator type="stopped">{t`Inactive`}</StatusIndicator>
}

function LastUse({ of }: { of: AccessKey }) {
  const { t } = useLingui()
  const { last_used_at, last_used_service } = of
  if (last_used_at === null) return t`Never`
  return (
    <>
      <DateOf at={last_used_at} />
      {last_used_service === null ? null : ` · ${last_used_service}`}
    </>
  )
}

/** The personal data of a user: exports, and erasure for good. */
import type { PersonalExport, UserDetail } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { addresses } from '../../shared/addresses.ts'
import { allOf, closed, open, useAdministrator, useGate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { ERASE, EXPORT, exportAddress, exportPerson, exportsQuery, READ } from './dossier-api.ts'
import { EXPORT_CSV } from './people-files.ts'
import { nameOf } from './user-acts.ts'

export function Dossier({ accountId, user }: { accountId: string; user: UserDetail }) {
  const { t } = useLingui()
  const columns = useColumns(accountId, user.id)
  const client = useQueryClient()
  const mayExport = useAdministrator().may.includes(EXPORT)
  const found = useQuery({ ...exportsQuery(accountId, user.id), enabled: mayExport })
  const ask = useMutation({
    mutationFn: () => exportPerson(accountId, user.id),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.personalExports(accountId, user.id) }),
  })
  const gate = useGate()
  const reading = gate(EXPORT)
  const waiting = found.data?.items.some((each) => each.ready_at === null) ?? false
  return (
    <>
      {ask.error && <ActRefused error={ask.error} />}
      <SmallTable<PersonalExport>
        title={t`Personal data`}
        description={t`Everything that is kept about this person, in one file for a week.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              loading={ask.isPending}
              onClick={() => ask.mutate()}
              {...allOf(gate(EXPORT), gate(READ), waiting ? closed(t`An export is being put together.`) : open)}
            >
              {t`Export personal data`}
            </Button>
            <EraseButton accountId={accountId} user={user} />
          </SpaceBetween>
        }
        csv={{ file: 'personal-exports', columns: EXPORT_CSV }}
        query={{ data: mayExport ? found.data?.items : [], error: found.error, again: () => void found.refetch() }}
        columns={columns}
        empty={
          reading.disabled
            ? { title: t({ message: 'Not allowed', context: 'title' }), text: reading.disabledReason }
            : { title: t`No exports`, text: t`Exports of this person's data appear here until their week is over.` }
        }
      />
    </>
  )
}

function EraseButton({ accountId, user }: { accountId: string; user: UserDetail }) {
  const { t } = useLingui()
  const gate = useGate()
  const go = useGo()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button onClick={() => setAsked(true)} {...gate(ERASE)}>
        {t`Erase person`}
      </Button>
      {asked && (
        <EraseDialog
          accountId={accountId}
          userId={user.id}
          name={nameOf(user)}
          onCancel={() => setAsked(false)}
          onErased={() => {
            setAsked(false)
            go(addresses.erasures)
            void client.invalidateQueries({ queryKey: keys.account(accountId) })
            void client.invalidateQueries({ queryKey: keys.erasures })
          }}
        />
      )}
    </>
  )
}

function useColumns(accountId: string, userId: string) {
  const { t } = useLingui()
  return [
    { id: 'asked', header: t`Asked for`, cell: (item: PersonalExport) => <MomentOf at={item.requested_at} />, isRowHeader: true },
    {
      id: 'until',
      header: t`Here until`,
      cell: (item: PersonalExport) =>
        item.expires_at === null ? <StatusIndicator type="in-progress">{t`Being put together`}</StatusIndicator> : <MomentOf at={item.expires_at} />,
    },
    {
      id: 'file',
      header: t`File`,
      cell: (item: PersonalExport) =>
        item.ready_at === null ? '-' : <Link href={exportAddress(accountId, userId, item.id)} external={false} target="_blank">{t`Download`}</Link>,
    },
  ]
}

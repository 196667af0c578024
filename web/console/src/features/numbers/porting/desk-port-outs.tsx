/** The desk's part of porting out: what other carriers ask for, and cases in which owners want a PIN. */
import type { DeskCase, PortOut } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { MomentOf } from '../../../shared/moments.tsx'
import { useNotify } from '../../../shared/notices.tsx'
import { listOf } from '../../../shared/numbers.ts'
import { SmallTable } from '../../../shared/small-table.tsx'
import { numberText } from '../number-text.ts'
import { answerCase, deskCasesQuery, readDeskPortOuts } from './api.ts'
import { ClaimDialog } from './claim-dialog.tsx'
import { ANSWER } from './desk-acts.tsx'
import { organisationText } from './organisation-text.ts'
import { DESK_CASE_CSV, DESK_PORT_OUT_CSV } from './porting-files.ts'
import { VerdictOf } from './porting-words.tsx'

const ROWS = 50

export function DeskPortOuts() {
  return (
    <SpaceBetween size="l">
      <Cases />
      <Wishes />
    </SpaceBetween>
  )
}

function Wishes() {
  const { t } = useLingui()
  const gate = useGate()(ANSWER)
  const [takes, setTakes] = useState(false)
  const found = useInfiniteQuery({
    queryKey: keys.deskPortOuts,
    queryFn: ({ pageParam, signal }) => readDeskPortOuts(ROWS)(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
  const rows = found.data?.pages.flatMap(({ items }) => items)
  return (
    <SpaceBetween size="s">
      <SmallTable<PortOut>
        title={t`Requests of other carriers`}
        actions={<Button onClick={() => setTakes(true)} {...gate}>{t`Enter a request`}</Button>}
        csv={{ file: 'port-out-requests', columns: DESK_PORT_OUT_CSV, read: readDeskPortOuts(200) }}
        query={{ data: rows, error: found.error, again: () => void found.refetch() }}
        empty={{ title: t`No requests`, text: t`Requests of other carriers appear here, with the answer that they got.` }}
        columns={[
          { id: 'at', header: t`Time`, isRowHeader: true, cell: ({ asked_at }) => <MomentOf at={asked_at} /> },
          { id: 'number', header: t`Phone number`, cell: ({ number }) => numberText(number) },
          { id: 'carrier', header: t`Carrier`, cell: ({ carrier }) => carrier },
          { id: 'account', header: t`Account ID given`, cell: ({ account_id: id }) => id || '-' },
          { id: 'verdict', header: t`Result`, cell: ({ verdict }) => <VerdictOf verdict={verdict} /> },
          { id: 'from', header: t`Heard from`, cell: ({ heard_from: from }) => (from === 'carrier' ? t`Carrier` : t`Support`) },
        ]}
      />
      {found.hasNextPage && <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t`Show more`}</Button>}
      {takes && <ClaimDialog onClose={() => setTakes(false)} />}
    </SpaceBetween>
  )
}

function Cases() {
  const { t } = useLingui()
  const gate = useGate()(ANSWER)
  const client = useQueryClient()
  const notify = useNotify()
  const found = useQuery(deskCasesQuery)
  const answering = useMutation({
    mutationFn: answerCase,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.deskCases })
      notify({ type: 'success', header: t`The case is answered`, content: t`The owner sees account ID and PIN, and is told by mail.` })
    },
  })
  return (
    <SmallTable<DeskCase>
      title={t`Cases of port-outs`}
      csv={{ file: 'port-out-cases', columns: DESK_CASE_CSV }}
      description={t`Owners who want an account ID and a PIN for a new carrier.`}
      query={{ data: found.data?.items, error: found.error ?? answering.error, again: () => void found.refetch() }}
      empty={{ title: t`No cases`, text: t`Nobody has asked for a PIN.` }}
      columns={[
        { id: 'at', header: t`Asked at`, isRowHeader: true, cell: ({ case: asked }) => <MomentOf at={asked.asked_at} /> },
        { id: 'organisation', header: t`Organisation`, cell: ({ case: { account_id: id }, organisation_name: name }) => organisationText(name, id) },
        { id: 'numbers', header: t`Phone numbers`, cell: ({ case: { numbers } }) => listOf(numbers.map(({ number }) => numberText(number))) },
        { id: 'contact', header: t`Contact`, cell: ({ case: { contact_email: email } }) => email },
        {
          id: 'answer',
          header: t`Answer`,
          cell: ({ case: { id, answered_at: at } }) =>
            at === null ? (
              <Button loading={answering.isPending && answering.variables === id} onClick={() => answering.mutate(id)} {...gate}>
                {t`Give account ID and PIN`}
              </Button>
            ) : (
              <MomentOf at={at} />
            ),
        },
      ]}
    />
  )
}

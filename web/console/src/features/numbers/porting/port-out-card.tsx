/** Porting a number out: the PIN that protects it, who has asked for it, and what to do when it has left. */
import type { NumberRow, PortOut } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { allOf, closed, open, useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { SmallTable } from '../../../shared/small-table.tsx'
import { ACTIONS } from '../acts.ts'
import { portOutsQuery } from './api.ts'
import { PinDialog } from './pin-dialog.tsx'
import { ClearPinDialog } from './clear-pin-dialog.tsx'
import { PORT_OUT_CSV } from './porting-files.ts'
import { VerdictOf } from './porting-words.tsx'

export function PortOutCard({ number }: { number: NumberRow }) {
  const { t } = useLingui()
  const gate = useGate()(ACTIONS['unique-name'])
  const organisationId = useAdministrator().organisation.id
  const [asks, setAsks] = useState<'set' | 'clear' | null>(null)
  const inInventory = number.status === 'Assigned' || number.status === 'Unassigned' ? open : closed(t`This is possible only in the inventory.`)
  const close = () => setAsks(null)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<PageLink to={addresses.portOut}>{t`How numbers are ported out`}</PageLink>}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setAsks('clear')} {...allOf(gate, inInventory, number.has_port_out_pin ? open : closed(t`There is no PIN.`))}>{t`Clear the PIN`}</Button>
              <Button onClick={() => setAsks('set')} {...allOf(gate, inInventory)}>{number.has_port_out_pin ? t`Replace the PIN` : t`Set a PIN`}</Button>
            </SpaceBetween>
          }
        >
          {t`Porting out`}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          items={[
            { label: t`Account ID for the new carrier`, value: organisationId },
            { label: t`Port-out PIN`, value: number.has_port_out_pin ? t({ message: 'Set', context: 'state' }) : t`Not set` },
          ]}
        />
        <Wishes numberId={number.id} />
      </SpaceBetween>
      {asks === 'set' && <PinDialog number={number} onClose={close} />}
      {asks === 'clear' && <ClearPinDialog number={number} onClose={close} />}
    </Container>
  )
}

/** The number is with another carrier now; what is left to do is done by hand. */
export function LeftNote({ number }: { number: NumberRow }) {
  const { t } = useLingui()
  if (number.ported_out_at === null) return null
  return (
    <Alert type="warning" header={t`This number was ported out`}>
      {number.status === 'Assigned' ? t`Another carrier has it now. Unassign it, then delete it from the inventory.` : t`Another carrier has it now. Delete it from the inventory.`}
    </Alert>
  )
}

function Wishes({ numberId }: { numberId: string }) {
  const { t } = useLingui()
  const found = useQuery(portOutsQuery(numberId))
  return (
    <SmallTable<PortOut>
      title={t`Requests of other carriers`}
      csv={{ file: 'port-out-requests', columns: PORT_OUT_CSV }}
      query={{ data: found.data?.items, error: found.error, again: () => void found.refetch() }}
      empty={{ title: t`No requests`, text: t`No other carrier has asked for this number.` }}
      columns={[
        { id: 'at', header: t`Time`, isRowHeader: true, cell: ({ asked_at }) => <MomentOf at={asked_at} /> },
        { id: 'carrier', header: t`Carrier`, cell: ({ carrier }) => carrier },
        { id: 'verdict', header: t`Result`, cell: ({ verdict }) => <VerdictOf verdict={verdict} /> },
      ]}
    />
  )
}

/** Phone number management: the inventory, orders, pending transactions and the deletion queue. */
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { NumberRow } from '@carillon/shared/api'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { EmptyState } from '../../shared/list-table.tsx'
import { RESTORE } from './acts.ts'
import { DefaultNameLine } from './default-name-line.tsx'
import { AddOwnButton } from './entering/add-own-button.tsx'
import { NumberActions } from './number-actions.tsx'
import { NumberList } from './number-list.tsx'
import type { NumbersTab } from './number-search.ts'
import { OrderList } from './order-list.tsx'
import { ProvisionButton } from './provision-button.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { useNumbersAddress } from './use-number-search.ts'

export function ManagementPage() {
  const { t } = useLingui()
  const { tab, open: openTab } = useNumbersAddress()
  return (
    <SpaceBetween size="m">
      <Header variant="h1" info={<HelpLink about={t`Phone number management`} />} actions={<AddOwnButton />}>
        {t`Phone number management`}
      </Header>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => openTab(detail.activeTabId as NumbersTab)}
        ariaLabel={t`Phone number management`}
        tabs={[
          { id: 'inventory', label: t`Inventory`, content: <Inventory /> },
          { id: 'orders', label: t`Orders`, content: <OrderList /> },
          { id: 'pending', label: t`Pending transactions`, content: <Pending /> },
          { id: 'queue', label: t`Deletion queue`, content: <Queue /> },
        ]}
      />
    </SpaceBetween>
  )
}

function Inventory() {
  const { t } = useLingui()
  return (
    <NumberList
      tab="inventory"
      title={t`Inventory`}
      description={<DefaultNameLine />}
      columns={['number', 'status', 'holder', 'name', 'product', 'type', 'changed']}
      first={{ by: 'number', descending: false }}
      actions={(chosen, done) => (
        <NumberActions numbers={chosen} menu={['details', 'default-name', 'unique-name', 'delete']} onDone={done} />
      )}
      empty={
        <EmptyState title={t`No phone numbers yet`} text={t`Order numbers from the carrier, or add numbers that you own. They appear here as soon as they are yours.`}>
          <ProvisionButton variant="normal" />
        </EmptyState>
      }
    />
  )
}

function Pending() {
  const { t } = useLingui()
  return (
    <NumberList
      tab="pending"
      title={t`Pending transactions`}
      columns={['number', 'status', 'product', 'type', 'order', 'changed']}
      first={{ by: 'number', descending: false }}
      empty={<EmptyState title={t`Nothing is pending`} text={t`Numbers appear here while the carrier is asked for them, or takes them back.`} />}
    />
  )
}

function Queue() {
  const { t } = useLingui()
  return (
    <NumberList
      tab="queue"
      title={t`Deletion queue`}
      columns={['number', 'removed', 'deleted', 'name', 'product', 'type']}
      first={{ by: 'deleted', descending: false }}
      actions={(chosen, done) => <RestoreButton chosen={chosen} onDone={done} />}
      empty={<EmptyState title={t`The deletion queue is empty`} text={t`Deleted numbers wait here for seven days before they go back to the carrier.`} />}
    />
  )
}

function RestoreButton({ chosen, onDone }: { chosen: readonly NumberRow[]; onDone: () => void }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button onClick={() => setAsks(true)} {...allOf(gate(RESTORE), chosen.length > 0 ? open : closed(t`Choose numbers first.`))}>
        {t`Move to inventory`}
      </Button>
      {asks && (
        <RestoreDialog
          numbers={chosen}
          onCancel={() => setAsks(false)}
          onDone={() => {
            setAsks(false)
            onDone()
          }}
        />
      )}
    </>
  )
}

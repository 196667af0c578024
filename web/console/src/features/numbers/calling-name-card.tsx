/** The calling name of a number: what was asked for, what is shown now, and when it can be changed. */
import type { CallingName, NumberView } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { ACTIONS } from './acts.ts'
import { CallingNameState, useFixedUntil } from './calling-name-state.tsx'
import { UniqueNameDialog } from './name-dialogs.tsx'

export function CallingNameCard({ view: { number, default_name } }: { view: NumberView }) {
  const { t } = useLingui()
  const gate = useGate()
  const fixedUntil = useFixedUntil()
  const [changes, setChanges] = useState(false)
  const name = number.calling_name
  const fixed = fixedUntil(name)
  const inInventory = number.status === 'Assigned' || number.status === 'Unassigned'
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t`What people who are called from this number see.`}
          actions={
            <Button
              onClick={() => setChanges(true)}
              {...allOf(gate(ACTIONS['unique-name']), inInventory ? open : closed(t`This is possible only in the inventory.`), fixed === null ? open : closed(fixed))}
            >
              {t`Update unique calling name`}
            </Button>
          }
        >
          {t`Calling name`}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Unique calling name`, value: name.text || '-' },
          { label: t`State`, value: <CallingNameState name={name} before={shownNow(name, default_name)} /> },
          { label: t`Shown now`, value: shownNow(name, default_name) || t`No name` },
          { label: t`Next change`, value: fixed ?? t`Possible now.` },
          { label: t`Default calling name`, value: default_name.text || '-' },
        ]}
      />
      {changes && <UniqueNameDialog numbers={[number]} onCancel={() => setChanges(false)} onDone={() => setChanges(false)} />}
    </Container>
  )
}

/** A name of its own goes before the default. */
const shownNow = (own: CallingName, byDefault: CallingName): string => own.in_force || byDefault.in_force

/** The buttons and the menu "Actions" for chosen numbers of the inventory, or for one. */
import type { NumberRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { allOf, closed, open, useGate, type Gate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import { ACTIONS, obstacleTo, type NumberAct, type Obstacle } from './acts.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { DefaultNameDialog, UniqueNameDialog } from './name-dialogs.tsx'
import { UnassignDialog } from './unassign-dialog.tsx'

const DIALOGS = {
  assign: AssignDialog,
  unassign: UnassignDialog,
  'default-name': DefaultNameDialog,
  'unique-name': UniqueNameDialog,
  delete: DeleteDialog,
}

interface Props {
  numbers: readonly NumberRow[]
  menu: readonly NumberAct[]
  onDone?: () => void
}

export function NumberActions({ numbers, menu, onDone }: Props) {
  const { t } = useLingui()
  const texts = useTexts()
  const gateOf = useActGate(numbers)
  const go = useGo()
  const [act, setAct] = useState<keyof typeof DIALOGS | null>(null)
  const [first] = numbers
  const start = (chosen: NumberAct) => (chosen === 'details' ? go(addresses.number(first?.id ?? '')) : setAct(chosen))
  const Dialog = act === null ? null : DIALOGS[act]
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => start('assign')} {...gateOf('assign')}>{texts.assign}</Button>
        <Button onClick={() => start('unassign')} {...gateOf('unassign')}>{texts.unassign}</Button>
        <ButtonDropdown
          expandToViewport
          items={menu.map((id) => ({ id, text: texts[id], ...gateOf(id) }))}
          onItemClick={({ detail }) => start(detail.id as NumberAct)}
          {...(numbers.length === 0 ? closed(t`Choose numbers first.`) : open)}
        >
          {t`Actions`}
        </ButtonDropdown>
      </SpaceBetween>
      {Dialog !== null && (
        <Dialog
          numbers={numbers}
          onCancel={() => setAct(null)}
          onDone={() => {
            setAct(null)
            onDone?.()
          }}
        />
      )}
    </>
  )
}

function useTexts(): Record<NumberAct, string> {
  const { t } = useLingui()
  return {
    assign: t`Assign`,
    unassign: t`Unassign`,
    details: t`View details`,
    'default-name': t`Update default calling name`,
    'unique-name': t`Update unique calling name`,
    delete: t`Delete phone number(s)`,
  }
}

function useActGate(numbers: readonly NumberRow[]): (act: NumberAct) => Gate {
  const { t } = useLingui()
  const gate = useGate()
  const reasons: Record<Obstacle, string> = {
    'none-chosen': t`Choose numbers first.`,
    'one-only': t`Choose one number only.`,
    assigned: t`Assigned numbers must be unassigned first.`,
    unassigned: t`Only assigned numbers can be unassigned.`,
    product: t`Only numbers for Business Calling are assigned to users.`,
    elsewhere: t`This is possible only in the inventory.`,
  }
  return (act) => {
    const obstacle = obstacleTo(act, numbers)
    return allOf(gate(ACTIONS[act]), obstacle === null ? open : closed(reasons[obstacle]))
  }
}

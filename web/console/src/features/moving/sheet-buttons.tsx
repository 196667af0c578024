/** What can be done with a file: carried out, its report taken along, forgotten. */
import type { SheetDetail } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { isUnderWay, reportAddress } from './api.ts'
import { actionsOf } from './new-sheet.ts'
import { CarryOutDialog, ForgetDialog } from './sheet-dialogs.tsx'

export function SheetButtons({ detail, back }: { detail: SheetDetail; back: string }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState<'carry-out' | 'forget' | null>(null)
  const { sheet, going } = detail
  const close = () => setAsks(null)
  const isOpen = sheet.stage === 'ready' || sheet.stage === 'stopped'
  const wait = isUnderWay(sheet) ? closed(t`Wait until the file is done.`) : open
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button {...wait} onClick={() => setAsks('forget')}>{t`Delete`}</Button>
      <Button iconName="download" href={reportAddress(sheet.id)} download={`${sheet.kind}-report.csv`}>
        {t`Download report`}
      </Button>
      {isOpen && (
        <Button variant="primary" onClick={() => setAsks('carry-out')} {...allOf(...actionsOf(sheet).map(gate), going > 0 ? open : closed(t`No line would change anything.`))}>
          {t`Carry out`}
        </Button>
      )}
      {asks === 'carry-out' && <CarryOutDialog detail={detail} onClose={close} />}
      {asks === 'forget' && <ForgetDialog sheet={sheet} back={back} onClose={close} />}
    </SpaceBetween>
  )
}

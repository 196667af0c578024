/** That a number is in the deletion queue, until when, and the way back. */
import type { NumberRow } from '@carillon/shared/api'
import { exactTime } from '@carillon/shared/format'
import { shownTag } from '@carillon/shared/i18n'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useGate } from '../../shared/administrator.tsx'
import { RESTORE } from './acts.ts'
import { RestoreDialog } from './restore-dialog.tsx'

export function LeavingNote({ number }: { number: NumberRow }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  if (number.status !== 'DeleteInProgress') return null
  const end = number.removed_at === null ? '' : exactTime(number.removed_at, shownTag())
  return (
    <>
      <Alert
        type="warning"
        header={t`This number is in the deletion queue`}
        action={
          <Button onClick={() => setAsks(true)} {...gate(RESTORE)}>
            {t`Move to inventory`}
          </Button>
        }
      >
        {number.source === 'carrier'
          ? t`It goes back to the carrier on ${end}. After that it can only be ordered again, if nobody was quicker.`
          : t`It leaves the inventory on ${end}. It was entered by hand: no carrier is told.`}
      </Alert>
      {asks && <RestoreDialog numbers={[number]} onCancel={() => setAsks(false)} onDone={() => setAsks(false)} />}
    </>
  )
}

/** Deleting numbers: into the deletion queue, for seven days. */
import { shownTag } from '@carillon/shared/i18n'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { dateInFull } from '../../shared/dates.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import type { NumberDialogProps } from './act-dialogs.ts'
import { deleteNumbers } from './api.ts'
import { ConcernedNumbers } from './concerned-numbers.tsx'

export function DeleteDialog({ numbers, onDone, onCancel }: NumberDialogProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [sure, setSure] = useState(false)
  const count = numbers.length
  const numbersText = t`${plural(count, { one: '# number', other: '# numbers' })}`
  const done = t`${plural(count, { one: '# number is', other: '# numbers are' })} in the deletion queue now`
  return (
    <ActDialog
      title={t`Delete phone number(s)`}
      act={t`Delete`}
      ready={sure}
      onAct={() => deleteNumbers(numbers.map(({ id }) => id))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: done, content: <ToQueue /> })
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedNumbers numbers={numbers} />
      <DeletionImpact numbers={numbersText} count={count} byHand={numbers.filter(({ source }) => source !== 'carrier').length} />
      <Checkbox checked={sure} onChange={({ detail }) => setSure(detail.checked)}>
        {t`I understand that the numbers cannot be had back with certainty once the seven days are over.`}
      </Checkbox>
    </ActDialog>
  )
}

const DAYS_IN_QUEUE = 7

function DeletionImpact({ numbers, count, byHand }: { numbers: string; count: number; byHand: number }) {
  const { t } = useLingui()
  const [today] = useState(() => new Date())
  const end = dateInFull(new Date(today.getTime() + DAYS_IN_QUEUE * 86_400_000), shownTag())
  return (
    <Alert type="warning">
      {byHand < count
        ? t`${numbers} will wait in the deletion queue until ${end}. Until then you can move them back to the inventory, with their calling names. After that they go back to the carrier, and somebody else may order them.`
        : t`${numbers} will wait in the deletion queue until ${end}. Until then you can move them back to the inventory, with their calling names. After that they are gone from here.`}
      {byHand > 0 && (
        <Box variant="p">
          <Plural
            value={byHand}
            one="# of them was entered by hand: no carrier is told of it. End its contract yourself."
            other="# of them were entered by hand: no carrier is told of them. End their contracts yourself."
          />
        </Box>
      )}
    </Alert>
  )
}

function ToQueue() {
  return (
    <Trans>
      See the <PageLink to={addresses.numbersIn('queue')} onColour>deletion queue</PageLink>.
    </Trans>
  )
}

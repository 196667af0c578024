/** For whoever runs the installation: numbers from a trunk or contract that Carillon cannot order from. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { ADD_OWN } from '../acts.ts'
import { ownWay } from './api.ts'
import { EnterDialog } from './enter-dialog.tsx'

export function AddOwnButton() {
  const { t } = useLingui()
  const { operates } = useAdministrator()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  if (!operates) return null
  return (
    <>
      <Button onClick={() => setAsks(true)} {...gate(ADD_OWN)}>
        {t`Add numbers you own`}
      </Button>
      {asks && <AddOwnDialog onClose={() => setAsks(false)} />}
    </>
  )
}

function AddOwnDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return (
    <EnterDialog
      title={t`Add numbers you own`}
      act={(numbers) => t`Add ${numbers}`}
      way={ownWay}
      country={null}
      onCancel={onClose}
      onDone={({ numbers }) => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`${plural(numbers.length, { one: '# number is', other: '# numbers are' })} in the inventory now` })
        onClose()
      }}
      about={<Box variant="p">{t`For numbers that you have from a trunk or a contract that Carillon cannot order from. Nobody else is asked or told, now or when you delete them.`}</Box>}
    />
  )
}

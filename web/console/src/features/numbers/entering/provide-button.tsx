/** At the desk: gives numbers to whoever has asked for international ones. */
import type { SupportRequest } from '@carillon/shared/api'
import { shownTag } from '@carillon/shared/i18n'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { ANSWER } from '../acts.ts'
import { countryName, useNumberTypes } from '../number-words.tsx'
import { requestedWay } from './api.ts'
import { EnterDialog } from './enter-dialog.tsx'

export function ProvideButton({ view }: { view: SupportRequest }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState(false)
  if (view.numbers === null) return null
  const isClosed = view.request.status === 'closed'
  return (
    <>
      <Button variant="primary" onClick={() => setAsks(true)} {...allOf(gate(ANSWER), isClosed ? closed(t`This request is closed. Reopen it first.`) : open)}>
        {t`Provide numbers`}
      </Button>
      {asks && <ProvideDialog view={view} wish={view.numbers} onClose={() => setAsks(false)} />}
    </>
  )
}

interface Props {
  view: SupportRequest
  wish: NonNullable<SupportRequest['numbers']>
  onClose: () => void
}

function ProvideDialog({ view: { request }, wish, onClose }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [solved, setSolved] = useState(false)
  const types = useNumberTypes()
  const type = wish.type === 'local' ? types.Local : types.TollFree
  const country = countryName(wish.country, shownTag())
  const asked = t`${plural(wish.count, { one: '# number', other: '# numbers' })}`
  return (
    <EnterDialog
      title={t`Provide numbers`}
      act={(numbers) => t`Provide ${numbers}`}
      way={requestedWay(request.id, solved && request.status !== 'solved')}
      country={wish.country}
      onCancel={onClose}
      onDone={({ numbers }) => {
        void client.invalidateQueries({ queryKey: keys.support })
        void client.invalidateQueries({ queryKey: keys.numbers })
        const done = t`${plural(numbers.length, { one: '# number is', other: '# numbers are' })} provided`
        notify({ type: 'success', header: done, content: t`They stand in the inventory of whoever asked, who is told by mail.` })
        onClose()
      }}
      about={<Box variant="p">{t`Asked for: ${asked}, ${country}, ${type}`}</Box>}
      more={
        request.status !== 'solved' && (
          <Checkbox checked={solved} onChange={({ detail }) => setSolved(detail.checked)}>
            {t`The request is solved with them`}
          </Checkbox>
        )
      }
    />
  )
}

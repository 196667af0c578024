/** What the desk may do with a port-in now: send a link, or one of the legal next steps. */
import type { DeskPortIn, PortStatus } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../../shared/administrator.tsx'
import { isOver } from './api.ts'
import { LinkDialog } from './link-dialog.tsx'
import { statusText } from './porting-words.tsx'
import { StepDialog } from './step-dialog.tsx'

export const ANSWER = 'carillon:AnswerRequests'

export function DeskActs({ desk }: { desk: DeskPortIn }) {
  const { t } = useLingui()
  const gate = useGate()(ANSWER)
  const [step, setStep] = useState<PortStatus | null>(null)
  const [sends, setSends] = useState(false)
  const { port_in: portIn, next } = desk
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setSends(true)} {...allOf(gate, isOver(portIn.status) ? closed(t`The request has ended.`) : open)}>{t`Send the upload link`}</Button>
      <ButtonDropdown
        variant="primary"
        expandToViewport
        items={next.map((status) => ({ id: status, text: statusText(status) }))}
        onItemClick={({ detail }) => setStep(detail.id as PortStatus)}
        {...allOf(gate, next.length === 0 ? closed(t`There is no further step.`) : open)}
      >
        {t`Next status`}
      </ButtonDropdown>
      {step !== null && <StepDialog portIn={portIn} status={step} onClose={() => setStep(null)} />}
      {sends && <LinkDialog portIn={portIn} onClose={() => setSends(false)} />}
    </SpaceBetween>
  )
}

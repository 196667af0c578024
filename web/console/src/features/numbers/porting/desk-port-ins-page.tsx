/** Port-ins at the operator's desk, as a page of their own. */
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { HelpLink } from '../../../shared/help.tsx'
import { DeskPortIns } from './desk-port-ins.tsx'
import { DeskPortOuts } from './desk-port-outs.tsx'

export function DeskPortInsPage() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Port-in requests`} />}>{t`Port-in requests`}</Header>
      <DeskPortIns />
    </SpaceBetween>
  )
}

export function DeskPortOutsPage() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Port-out requests`} />}>{t`Port-out requests`}</Header>
      <DeskPortOuts />
    </SpaceBetween>
  )
}

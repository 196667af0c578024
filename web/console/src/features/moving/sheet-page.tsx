/** One file: how far it has come, what its lines mean, what is to be decided, and its report. */
import type { SheetDetail } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { sheetQuery } from './api.ts'
import { LineList } from './line-list.tsx'
import { Reasons } from './reasons.tsx'
import { SheetButtons } from './sheet-buttons.tsx'
import { SheetSummary } from './sheet-summary.tsx'
import { WhatNext } from './what-next.tsx'

export function SheetPage({ sheetId, back }: { sheetId: string; back: string }) {
  const { t } = useLingui()
  const query = useQuery(sheetQuery(sheetId))
  if (query.error !== null && query.data === undefined) return <RefusedPage error={query.error} again={() => void query.refetch()} />
  if (query.data === undefined) return <StatusIndicator type="loading">{t`Loading the file`}</StatusIndicator>
  return <Sheet detail={query.data} back={back} />
}

function Sheet({ detail, back }: { detail: SheetDetail; back: string }) {
  const { t } = useLingui()
  const { sheet } = detail
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Files`} />} actions={<SheetButtons detail={detail} back={back} />}>
        {sheet.name}
      </Header>
      {sheet.trouble !== null && (
        <Alert type="error" header={t`The file could not be finished`}>
          {sheet.trouble}
        </Alert>
      )}
      <SheetSummary detail={detail} />
      <WhatNext detail={detail} />
      <Reasons detail={detail} />
      <LineList key={sheet.stage} sheet={sheet} />
    </SpaceBetween>
  )
}

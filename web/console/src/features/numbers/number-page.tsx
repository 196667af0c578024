/** One number: where it stands, whose it is, its calling name, and what was done with it. */
import type { NumberView } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CopiedId } from '../../shared/copied-id.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { numberQuery } from './api.ts'
import { CallingNameCard } from './calling-name-card.tsx'
import { HolderCard } from './holder-card.tsx'
import { LeavingNote } from './leaving-note.tsx'
import { NumberActions } from './number-actions.tsx'
import { NumberFields } from './number-fields.tsx'
import { NumberHistory } from './number-history.tsx'
import { numberText } from './number-text.ts'
import { LeftNote, PortOutCard } from './porting/port-out-card.tsx'

export function NumberPage({ numberId }: { numberId: string }) {
  const { t } = useLingui()
  const view = useQuery(numberQuery(numberId))
  if (view.data !== undefined) return <Detail view={view.data} />
  if (view.error !== null) return <RefusedPage error={view.error} again={() => void view.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the number`}</StatusIndicator>
}

function Detail({ view }: { view: NumberView }) {
  const { t } = useLingui()
  const { number } = view
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Phone number`} />}
        description={<CopiedId id={number.id} name={t`the phone number`} />}
        actions={<NumberActions numbers={[number]} menu={['unique-name', 'delete']} />}
      >
        {numberText(number.id)}
      </Header>
      <LeavingNote number={number} />
      <LeftNote number={number} />
      <NumberFields number={number} />
      <HolderCard view={view} />
      <CallingNameCard view={view} />
      <PortOutCard number={number} />
      <NumberHistory numberId={number.id} />
    </SpaceBetween>
  )
}

/** What is told when somebody has a number now, and what they must be told. */
import type { NumberRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { numberText } from './number-text.ts'

export function TellThem() {
  return (
    <Box variant="p" color="text-body-secondary">
      <Trans>Tell the user about the number: nobody tells them for you. They have to sign out and in again before they can use it.</Trans>
    </Box>
  )
}

/** Everything that shows numbers or whose they are is looked at anew. */
export function useTellAssigned(): (assigned: NumberRow) => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return ({ id, holder }) => {
    void client.invalidateQueries({ queryKey: keys.numbers })
    void client.invalidateQueries({ queryKey: keys.accounts })
    notify({
      type: 'success',
      header: <Assigned number={id} holder={holder} />,
      content: t`Tell the user about it. They have to sign out and in again before they can use it.`,
    })
  }
}

function Assigned({ number, holder }: { number: string; holder: NumberRow['holder'] }) {
  const text = numberText(number)
  const to = addresses.user(holder?.account_id ?? '', holder?.user_id ?? '')
  return (
    <Trans>
      <HolderLink to={to} name={holder?.name ?? ''} /> has the number {text} now
    </Trans>
  )
}

function HolderLink({ to, name }: { to: string; name: string }) {
  return (
    <PageLink to={to} onColour>
      {name}
    </PageLink>
  )
}

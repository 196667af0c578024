/** The pages about invitations and about files of many lines. */
import { useParams } from '@tanstack/react-router'
import { WithAccount } from '../../features/accounts/with-account.tsx'
import { BulkPage } from '../../features/moving/bulk-page.tsx'
import { MovingPage } from '../../features/moving/moving-page.tsx'
import { SheetPage } from '../../features/moving/sheet-page.tsx'
import { InvitationsPage } from '../../features/people/invitations-page.tsx'
import { addresses } from '../../shared/addresses.ts'

export function Invitations() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <InvitationsPage key={account.id} account={account} />}</WithAccount>
}

export function Bulk() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <BulkPage key={account.id} account={account} />}</WithAccount>
}

export function BulkFile() {
  const { accountId = '', sheetId = '' } = useParams({ strict: false })
  return <SheetPage key={sheetId} sheetId={sheetId} back={addresses.bulk(accountId)} />
}

export function Moving() {
  return <MovingPage />
}

export function MovingFile() {
  const { sheetId = '' } = useParams({ strict: false })
  return <SheetPage key={sheetId} sheetId={sheetId} back={addresses.moving} />
}

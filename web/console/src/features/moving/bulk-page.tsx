/** Many users of one account at once, from a file: invited, or given a permission. */
import type { Account } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { HelpLink } from '../../shared/help.tsx'
import { BULK } from './new-sheet.ts'
import { NewSheetForm } from './new-sheet-form.tsx'
import { SheetList } from './sheet-list.tsx'

export function BulkPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const addressOf = (sheetId: string) => addresses.bulkFile(account.id, sheetId)
  // Nobody is invited into an Enterprise account: its people register with their address.
  const kinds = BULK.filter((kind) => kind !== 'invitations' || account.type === 'Team')
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Bulk changes`} />} description={t`Invite many people, or change many permissions, by a CSV file. A dry run comes first.`}>
        {t`Bulk changes`}
      </Header>
      <NewSheetForm kinds={kinds} accountId={account.id} addressOf={addressOf} />
      <SheetList moving={false} accountId={account.id} addressOf={addressOf} />
    </SpaceBetween>
  )
}

/** Moving in: what people took out of Amazon Chime comes here, with the ids that programs have stored. */
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { HelpLink } from '../../shared/help.tsx'
import { MOVING } from './new-sheet.ts'
import { NewSheetForm } from './new-sheet-form.tsx'
import { SheetList } from './sheet-list.tsx'

export function MovingPage() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Move in`} />} description={t`Accounts, users, members of chat rooms, contacts and phone numbers that you took out of Amazon Chime. A dry run comes first, and the same file can be handed in again.`}>
        {t`Move in`}
      </Header>
      <NewSheetForm kinds={MOVING} addressOf={addresses.movingFile} />
      <SheetList moving addressOf={addresses.movingFile} />
    </SpaceBetween>
  )
}

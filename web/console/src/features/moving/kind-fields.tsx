/** What kind of file it is, and what its kind needs said. */
import type { SheetKind } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { AccountField } from './account-field.tsx'
import { needsAccount, sendsInvitations, type Draft } from './new-sheet.ts'
import { useKinds } from './sheet-words.tsx'

interface Props {
  kinds: readonly SheetKind[]
  draft: Draft
  isFixed: boolean
  onChange: (part: Partial<Draft>) => void
}

export function KindFields({ kinds, draft, isFixed, onChange }: Props) {
  const { t } = useLingui()
  const words = useKinds()
  const descriptions = useDescriptions()
  return (
    <SpaceBetween size="l">
      <FormField label={t`What the file holds`} stretch>
        <RadioGroup
          value={draft.kind}
          items={kinds.map((kind) => ({ value: kind, label: words[kind], description: descriptions[kind] }))}
          onChange={({ detail }) => onChange({ kind: detail.value as SheetKind, files: [] })}
        />
      </FormField>
      {draft.kind === 'numbers' && (
        <Alert type="info">
          <Trans>The file finds out which numbers are here already, and which are to be brought over. The numbers themselves come by a port-in request.</Trans>{' '}
          <PageLink to={addresses.newPortIn}>{t`Port phone numbers in`}</PageLink>
        </Alert>
      )}
      {needsAccount(draft.kind) && !isFixed && <AccountField value={draft.accountId} onChange={(accountId) => onChange({ accountId })} />}
      {draft.kind === 'members' && (
        <FormField label={t`Chat room`} description={t`A room of the account that has this name, or else a new one.`}>
          <Input value={draft.room} onChange={({ detail }) => onChange({ room: detail.value })} />
        </FormField>
      )}
      {draft.kind === 'contacts' && (
        <FormField label={t`Whose contacts`} description={t`The e-mail address of a user of the account.`}>
          <Input type="email" value={draft.owner} onChange={({ detail }) => onChange({ owner: detail.value })} />
        </FormField>
      )}
      {sendsInvitations(draft.kind) && (
        <Checkbox checked={draft.invites} onChange={({ detail }) => onChange({ invites: detail.checked })} description={t`Team accounts only. People of an Enterprise account register with their address.`}>
          {t`Mail an invitation to everybody who is new`}
        </Checkbox>
      )}
    </SpaceBetween>
  )
}

function useDescriptions(): Record<SheetKind, string> {
  const { t } = useLingui()
  return {
    invitations: t`A CSV file with a column “email”: each line is invited into this account.`,
    licenses: t`A CSV file with the columns “email” and “license”, which is Pro or Basic.`,
    accounts: t`JSON as “aws chime list-accounts” or “get-account” prints it. Accounts keep their ids.`,
    users: t`JSON as “aws chime list-users” prints it, or a usage report as CSV. Users keep their ids.`,
    members: t`A CSV file with the columns “name”, “email” and “role”, as the client exports it.`,
    contacts: t`A CSV file with the columns “name”, “email” and “phone_number”, as people export it.`,
    numbers: t`JSON as “aws chime list-phone-numbers” prints it, or a CSV file with a column “phone_number”.`,
  }
}

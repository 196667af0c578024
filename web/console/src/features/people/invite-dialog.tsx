/** Inviting people by their addresses, with a result for each. */
import { errorText, type InvitationResults } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { inviteAll, type Sent } from './invite-all.ts'
import { InvitationResultsDialog } from './invitation-results.tsx'
import { typedAddresses } from './typed-addresses.ts'

export function InviteDialog({ account, onClose }: { account: { id: string; name: string }; onClose: () => void }) {
  const { t } = useLingui()
  const { name } = account
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [sent, setSent] = useState<Sent | null>(null)
  const addresses = typedAddresses(text)
  const count = t`${plural(addresses.length, { one: '# address', other: '# addresses' })}`
  if (sent !== null) {
    const backToTyping = () => {
      setText(leftOver(sent).join('; '))
      setSent(null)
    }
    return (
      <InvitationResultsDialog results={sent.results} onCorrect={leftOver(sent).length > 0 ? backToTyping : null} onClose={onClose}>
        <NotSent sent={sent} />
      </InvitationResultsDialog>
    )
  }
  return (
    <ActDialog
      title={t`Invite new users`}
      act={t`Invite users`}
      ready={addresses.length > 0}
      onAct={() => inviteAll(account.id, addresses)}
      onDone={(outcome) => {
        void client.invalidateQueries({ queryKey: keys.accounts })
        setSent(outcome)
      }}
      onCancel={onClose}
    >
      <FormField
        stretch
        label={t`Email addresses`}
        description={t`Separate addresses with semicolons (;). Each person gets a mail with a link to register for “${name}”.`}
        constraintText={addresses.length > 0 ? count : null}
      >
        <Textarea
          value={text}
          rows={6}
          autoComplete={false}
          spellcheck={false}
          placeholder={t`alice@example.com; bob@example.com`}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
    </ActDialog>
  )
}

/** What may go out after a correction: refused for their spelling, or not sent at all. */
const leftOver = ({ results, unsent }: Sent): string[] => [
  ...results.filter((result: InvitationResults['results'][number]) => result.outcome === 'invalid').map(({ address }) => address),
  ...unsent,
]

function NotSent({ sent: { error, unsent } }: { sent: Sent }) {
  const { t, i18n } = useLingui()
  if (error === null) return null
  return (
    <Alert type="error" header={t`${plural(unsent.length, { one: '# address', other: '# addresses' })} could not be sent to the server`}>
      {errorText(error, i18n)}
    </Alert>
  )
}

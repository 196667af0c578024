/** The dialog that deletes an account: what goes with it, what stands against it, and the name typed as a last thought. */
import type { DeletionPreview } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { Refused } from '../../shared/refused.tsx'
import { deleteAccount, deletionQuery } from './api.ts'
import { DeletionImpact } from './deletion-impact.tsx'

export function DeleteDialog({ account, onClose }: { account: { id: string; name: string }; onClose: () => void }) {
  const { t } = useLingui()
  const preview = useQuery(deletionQuery(account.id))
  const [typed, setTyped] = useState('')
  const leave = useLeaving(account)
  const { name } = account
  const possible = preview.data?.possible === true
  return (
    <ActDialog
      title={t`Delete account`}
      act={t`Delete account`}
      ready={possible && typed.trim() === name}
      onAct={() => deleteAccount(account.id)}
      onDone={() => {
        onClose()
        leave()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Delete the account <Name text={name} />? This cannot be undone.
        </Trans>
      </Box>
      <Preview preview={preview.data} error={preview.error} again={() => void preview.refetch()} accountId={account.id} />
      {possible && (
        <FormField label={t`To confirm, type the name of the account`} constraintText={name}>
          <Input value={typed} autoComplete={false} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
    </ActDialog>
  )
}

interface PreviewProps {
  preview: DeletionPreview | undefined
  error: Error | null
  again: () => void
  accountId: string
}

function Preview({ preview, error, again, accountId }: PreviewProps) {
  const { t } = useLingui()
  if (error !== null) return <Refused error={error} again={again} />
  if (preview === undefined) return <StatusIndicator type="loading">{t`Looking at what would be deleted`}</StatusIndicator>
  if (!preview.possible) return <Obstacles preview={preview} accountId={accountId} />
  return <DeletionImpact counts={preview.counts} />
}

function Obstacles({ preview, accountId }: { preview: DeletionPreview; accountId: string }) {
  const { t } = useLingui()
  return (
    <Alert type="warning" header={t`This account cannot be deleted yet`}>
      {preview.obstacles.map(({ code, count, message }) => (
        <div key={code}>
          <Obstacle code={code} count={count} accountId={accountId} otherwise={message} />
        </div>
      ))}
    </Alert>
  )
}

interface ObstacleProps {
  code: string
  count: number
  accountId: string
  /** The server's own sentence, for what this console does not know. */
  otherwise: string
}

function Obstacle({ code, count, accountId, otherwise }: ObstacleProps) {
  if (code === 'AccountHasDomains') {
    return (
      <Trans>
        <Plural value={count} one="# domain still belongs to it." other="# domains still belong to it." /> Remove all of them under{' '}
        <PageLink to={addresses.domains(accountId)}>Domains</PageLink>, then delete the account.
      </Trans>
    )
  }
  if (code !== 'AccountHasUsers') return otherwise
  return (
    <Trans>
      <Plural value={count} one="# user is still in it." other="# users are still in it." /> Remove all of them under{' '}
      <PageLink to={addresses.users(accountId)}>Users</PageLink>, then delete the account.
    </Trans>
  )
}

/** After the deletion: to the list, without asking for the account that is gone. */
function useLeaving(account: { id: string; name: string }): () => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  const { id, name } = account
  return () => {
    void client.invalidateQueries({ queryKey: keys.account(id), refetchType: 'none' })
    void client.invalidateQueries({ queryKey: keys.allAccountPages })
    notify({ type: 'success', at: addresses.accounts, header: t`Account “${name}” was deleted` })
    go(addresses.accounts)
  }
}

/** The dialog that removes a domain: its fixed words, how much they mean here, and a box to tick. */
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { OpenHelp } from '../../../shared/help.tsx'
import { keys } from '../../../shared/keys.ts'
import { Refused } from '../../../shared/refused.tsx'
import { removalQuery, removeDomain } from './api.ts'
import { RemovalImpact } from './removal-impact.tsx'

interface Props {
  accountId: string
  name: string
  onRemoved: () => void
  onCancel: () => void
}

export function RemoveDomainDialog({ accountId, name, onRemoved, onCancel }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const preview = useQuery(removalQuery(accountId, name))
  const [understood, setUnderstood] = useState(false)
  return (
    <ActDialog
      title={t`Remove "${name}" domain`}
      act={t`Remove`}
      ready={understood && preview.data !== undefined}
      onAct={() => removeDomain(accountId, name)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.account(accountId) })
        onRemoved()
      }}
      onCancel={onCancel}
    >
      <Words onHelp={onCancel} />
      <Alert type="warning" header={t`What this means now`}>
        {preview.error !== null ? (
          <Refused error={preview.error} again={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <StatusIndicator type="loading">{t`Looking at what would follow`}</StatusIndicator>
        ) : (
          <RemovalImpact counts={preview.data.counts} />
        )}
      </Alert>
      <Checkbox checked={understood} onChange={({ detail }) => setUnderstood(detail.checked)}>
        {t`I understand that this action cannot be reversed.`}
      </Checkbox>
    </ActDialog>
  )
}

/** The guide's own words. */
function Words({ onHelp }: { onHelp: () => void }) {
  const { t } = useLingui()
  const openHelp = use(OpenHelp)
  const effects = [
    t`will be suspended.`,
    t`be immediately signed out of all devices.`,
    t`lose their ability to access Carillon.`,
    t`lose their ability to host meetings, including those that have already been scheduled.`,
    t`if a user has been assigned a phone number, it will be unassigned and available in your account's phone number management inventory.`,
  ]
  const learnMore = () => {
    onHelp()
    openHelp()
  }
  return (
    <TextContent>
      <p>
        <Trans>You are about to remove this domain from your Carillon account.</Trans>
      </p>
      <p>
        <Trans>The following disruptive actions will occur to the users in this domain:</Trans>
      </p>
      <ul>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Box variant="p">
        <Trans>
          After 90 days, users in this domain will be deleted. <Link onFollow={learnMore}>Learn more about removing domains.</Link>
        </Trans>
      </Box>
    </TextContent>
  )
}

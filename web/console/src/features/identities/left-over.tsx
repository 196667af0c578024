/** What stands against deleting a user or a group, in words of what to do first. */
import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { useLingui } from '@lingui/react/macro'
import { Refused } from '../../shared/refused.tsx'

interface Props {
  of: 'user' | 'group'
  preview: { left_over: string[] } | undefined
  error: Error | null
  again: () => void
}

export function LeftOver({ of, preview, error, again }: Props) {
  const { t } = useLingui()
  const words: Record<string, string> = {
    LOGIN: t`Remove the console password.`,
    KEYS: t`Delete the access keys.`,
    DEVICES: t`Deactivate the MFA devices.`,
    GROUPS: of === 'user' ? t`Take the user out of all groups.` : t`Remove all members.`,
    ATTACHED: t`Detach all policies.`,
    INLINE: t`Delete the inline policies.`,
  }
  if (error !== null) return <Refused error={error} again={again} />
  if (preview === undefined) return <StatusIndicator type="loading">{t`Looking at what is left`}</StatusIndicator>
  if (preview.left_over.length === 0) return null
  return (
    <Alert type="warning" header={of === 'user' ? t`This user cannot be deleted yet` : t`This group cannot be deleted yet`}>
      <TextContent>
        <ul>
          {preview.left_over.map((each) => (
            <li key={each}>{words[each] ?? each}</li>
          ))}
        </ul>
      </TextContent>
    </Alert>
  )
}

/** What goes with an account when it is deleted. */
import Alert from '@cloudscape-design/components/alert'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

export function DeletionImpact({ counts }: { counts: Readonly<Record<string, number>> }) {
  const lost = Object.entries(counts).filter(([, count]) => count > 0)
  return (
    <Alert type="warning">
      {lost.length === 0 ? (
        <Trans>The account is empty. Its settings are deleted with it.</Trans>
      ) : (
        <TextContent>
          <Trans>Deleted with it, besides its settings:</Trans>
          <ul>
            {lost.map(([kind, count]) => (
              <li key={kind}>
                <Lost kind={kind} count={count} />
              </li>
            ))}
          </ul>
        </TextContent>
      )}
    </Alert>
  )
}

function Lost({ kind, count }: { kind: string; count: number }): ReactNode {
  if (kind === 'users') return <Plural value={count} one="# user with all their data" other="# users with all their data" />
  if (kind === 'rooms') return <Plural value={count} one="# chat room" other="# chat rooms" />
  if (kind === 'invitations') return <Plural value={count} one="# open invitation" other="# open invitations" />
  return `${kind}: ${count}`
}

/** What goes with an account when it is deleted, and what stays. */
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

const KINDS = ['users', 'invitations', 'rooms', 'meetings', 'numbers', 'sessions', 'bots'] as const

type Kind = (typeof KINDS)[number]

export function DeletionImpact({ counts }: { counts: Readonly<Record<string, number>> }) {
  const lost = KINDS.filter((kind) => (counts[kind] ?? 0) > 0)
  return (
    <SpaceBetween size="m">
      <Alert type="warning">
        {lost.length === 0 ? (
          <Trans>The account is empty. Its settings are deleted with it.</Trans>
        ) : (
          <TextContent>
            <Trans>This happens at once, besides that its settings are deleted:</Trans>
            <ul>
              {lost.map((kind) => (
                <li key={kind}>
                  <Lost kind={kind} count={counts[kind] ?? 0} />
                </li>
              ))}
            </ul>
          </TextContent>
        )}
      </Alert>
      <Staying />
    </SpaceBetween>
  )
}

function Lost({ kind, count }: { kind: Kind; count: number }): ReactNode {
  switch (kind) {
    case 'users':
      return <Plural value={count} one="# user is deleted, with all their data" other="# users are deleted, with all their data" />
    case 'invitations':
      return <Plural value={count} one="# open invitation is withdrawn" other="# open invitations are withdrawn" />
    case 'rooms':
      return <Plural value={count} one="# chat room is deleted" other="# chat rooms are deleted" />
    case 'meetings':
      return <Plural value={count} one="# running meeting ends" other="# running meetings end" />
    case 'numbers':
      return <Plural value={count} one="# phone number goes into the deletion queue" other="# phone numbers go into the deletion queue" />
    case 'sessions':
      return <Plural value={count} one="# device is signed out" other="# devices are signed out" />
    case 'bots':
      return <Plural value={count} one="# bot is deleted" other="# bots are deleted" />
  }
}

/** The guide says so too: nobody should believe that everything is gone. */
function Staying() {
  return (
    <TextContent>
      <Trans>
        <p>What stays:</p>
        <ul>
          <li>Files that were already delivered to your buckets, such as call detail records and usage reports. Delete them there.</li>
          <li>Service attributes: that there were users and meetings, and how they were used, without any content.</li>
        </ul>
      </Trans>
    </TextContent>
  )
}

/** What follows when a domain is removed, in numbers. */
import TextContent from '@cloudscape-design/components/text-content'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

const KINDS = ['released', 'suspended', 'withdrawn', 'sessions', 'meetings', 'numbers'] as const

type Kind = (typeof KINDS)[number]

export function RemovalImpact({ counts }: { counts: Readonly<Record<string, number>> }) {
  const concerned = KINDS.filter((kind) => (counts[kind] ?? 0) > 0)
  return (
    <TextContent>
      {concerned.length === 0 ? (
        <p>
          <Trans>At this moment nobody in the account has an address of this domain.</Trans>
        </p>
      ) : (
        <ul>
          {concerned.map((kind) => (
            <li key={kind}>
              <Concerned kind={kind} count={counts[kind] ?? 0} />
            </li>
          ))}
        </ul>
      )}
    </TextContent>
  )
}

function Concerned({ kind, count }: { kind: Kind; count: number }): ReactNode {
  switch (kind) {
    case 'released':
      return <Plural value={count} one="# user is released" other="# users are released" />
    case 'suspended':
      return <Plural value={count} one="# user stays suspended" other="# users stay suspended" />
    case 'withdrawn':
      return <Plural value={count} one="# invitation is withdrawn" other="# invitations are withdrawn" />
    case 'sessions':
      return <Plural value={count} one="# device is signed out" other="# devices are signed out" />
    case 'meetings':
      return <Plural value={count} one="# running meeting ends" other="# running meetings end" />
    case 'numbers':
      return <Plural value={count} one="# phone number goes back to the inventory" other="# phone numbers go back to the inventory" />
  }
}

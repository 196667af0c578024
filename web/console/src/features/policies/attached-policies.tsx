/** What a user, a group or a role has of policies: attached ones, inline ones, and for users and roles a boundary. */
import SpaceBetween from '@cloudscape-design/components/space-between'
import { BoundaryCard } from './boundary-card.tsx'
import { InlineList } from './inline-list.tsx'
import { ManagedList } from './managed-list.tsx'
import type { Bearer } from './api.ts'

interface Props extends Bearer {
  /** Of a service-linked role: to be seen, never to be changed. */
  fixed?: boolean
}

export function AttachedPolicies({ bearer, name, fixed = false }: Props) {
  const whose = { bearer, name }
  return (
    <SpaceBetween size="l">
      <ManagedList whose={whose} fixed={fixed} />
      {!fixed && <InlineList whose={whose} />}
      {!fixed && bearer !== 'group' && <BoundaryCard whose={whose} />}
    </SpaceBetween>
  )
}

/** The overview of operations: queues, disk, backup, certificate, versions and the findings of the doctor. */
import type { Operations } from '@carillon/shared/api'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { FindingsCard } from './findings-card.tsx'
import { QueuesCard } from './queues-card.tsx'
import { SafetyCard } from './safety-card.tsx'
import { SpaceCard } from './space-card.tsx'
import { VersionsCard } from './versions-card.tsx'

export function Overview({ standing }: { standing: Operations }) {
  return (
    <SpaceBetween size="l">
      <QueuesCard standing={standing} />
      <SafetyCard standing={standing} />
      <SpaceCard standing={standing} />
      <FindingsCard />
      <VersionsCard standing={standing} />
    </SpaceBetween>
  )
}

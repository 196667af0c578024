/** What is free on the disk, and what takes the room. */
import type { Operations } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { sizeOf } from '../../shared/sizes.ts'

export function SpaceCard({ standing: { space } }: { standing: Operations }) {
  const { t } = useLingui()
  const taken = Math.round(((space.total - space.free) / space.total) * 100)
  const free = sizeOf(space.free)
  const total = sizeOf(space.total)
  return (
    <Container header={<Header variant="h2" description={space.folder}>{t`Disk`}</Header>}>
      <SpaceBetween size="l">
        <ProgressBar
          value={taken}
          label={t`Taken of the whole disk`}
          description={t`${free} of ${total} are free`}
          ariaLabel={t`Taken of the whole disk`}
        />
        <KeyValuePairs
          columns={4}
          items={[
            { label: t`Data folder`, value: sizeOf(space.used) },
            { label: t`Database`, value: sizeOf(space.database) },
            ...space.pieces.map(({ name, size }) => ({ label: name, value: sizeOf(size) })),
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

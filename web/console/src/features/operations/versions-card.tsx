/** What runs here, and since when. */
import type { Operations } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { MomentOf } from '../../shared/moments.tsx'

export function VersionsCard({ standing: { versions, started_at } }: { standing: Operations }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Versions`}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Carillon`, value: versions.carillon },
          { label: t`Python`, value: versions.python },
          { label: t`Database`, value: versions.database },
          { label: t`Schema`, value: versions.schema },
          { label: t`Media engine`, value: versions.media_engine ?? t`None` },
          { label: t`Running since`, value: <MomentOf at={started_at} /> },
        ]}
      />
    </Container>
  )
}

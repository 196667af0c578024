/** An event's place in the chain. */
import type { EventView } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { CopiedId } from '../../shared/copied-id.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { Sealed } from './sealed.tsx'

export function SealFields({ view: { event, seal_number, seal_digest } }: { view: EventView }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Seal`}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`State`, value: <Sealed sealed={event.sealed} /> },
          { label: t`Number in the chain`, value: seal_number === null ? '-' : numberOf(seal_number) },
          { label: t`Digest`, value: seal_digest === null ? '-' : <CopiedId id={seal_digest} name={t`the digest`} /> },
        ]}
      />
    </Container>
  )
}

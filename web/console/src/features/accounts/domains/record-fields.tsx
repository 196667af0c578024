/** The TXT record to add to a domain's DNS, each part to be copied. */
import type { DomainClaim } from '@carillon/shared/api'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { CopiedId } from '../../../shared/copied-id.tsx'

export function RecordFields({ record }: { record: DomainClaim['record'] }) {
  const { t } = useLingui()
  return (
    <KeyValuePairs
      columns={1}
      items={[
        { label: t`Record type`, value: record.type },
        { label: t`Record name`, value: <CopiedId id={record.name} name={t`the record name`} /> },
        { label: t`Record value`, value: <CopiedId id={record.value} name={t`the record value`} /> },
      ]}
    />
  )
}

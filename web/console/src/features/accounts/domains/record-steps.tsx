/** What to do with the record of a claim. */
import type { DomainClaim } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans } from '@lingui/react/macro'
import { use } from 'react'
import { OpenHelp } from '../../../shared/help.tsx'
import { RecordFields } from './record-fields.tsx'

export function RecordSteps({ record }: { record: DomainClaim['record'] }) {
  const openHelp = use(OpenHelp)
  return (
    <SpaceBetween size="m">
      <Box variant="p">
        <Trans>Add this TXT record where the DNS of your domain is kept. Changes of DNS and the verification may take up to 24 hours.</Trans>
      </Box>
      <RecordFields record={record} />
      <Link onFollow={openHelp}>
        <Trans>Why isn't my domain claim request getting verified?</Trans>
      </Link>
    </SpaceBetween>
  )
}

/** The address of each service, and the variable that clients read it from. */
import type { Connect } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { CopiedId } from '../../shared/copied-id.tsx'
import { RowsTable } from '../../shared/rows-table.tsx'
import { ENDPOINT_CSV } from './connect-files.ts'

export function Endpoints({ endpoints }: Pick<Connect, 'endpoints'>) {
  const { t } = useLingui()
  return (
    <RowsTable
      title={t`Addresses`}
      csv={{ file: 'addresses', columns: ENDPOINT_CSV }}
      items={endpoints}
      trackBy="service"
      columnDefinitions={[
        { id: 'service', header: t`Service`, isRowHeader: true, cell: ({ service }) => service },
        { id: 'url', header: t`Endpoint URL`, cell: ({ url, service }) => <CopiedId id={url} name={t`the address of ${service}`} /> },
        { id: 'variable', header: t`Environment variable`, cell: ({ variable }) => <CopiedId id={variable} name={variable} /> },
      ]}
      footer={
        <SpaceBetween size="xxs">
          <Box variant="small">
            <Trans>The variables are read by boto3 from 1.31, by the AWS CLI from 1.29 and 2.13, and by the JavaScript SDK v3 of 2024 and later. Older clients take the address as a parameter.</Trans>
          </Box>
          <Box variant="small">
            <Trans>Any region will do: it is part of the signature and of the record, and decides nothing.</Trans>
          </Box>
        </SpaceBetween>
      }
    />
  )
}

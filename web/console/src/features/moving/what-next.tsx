/** What a file does not do by itself, and where it goes on. */
import type { SheetDetail } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'

export function WhatNext({ detail: { sheet, reasons } }: { detail: SheetDetail }) {
  const { t } = useLingui()
  if (sheet.kind === 'numbers' && (reasons.ToPortIn ?? 0) > 0) {
    return (
      <Alert type="info" header={t`Numbers move by a port-in request`}>
        <Trans>Only the carrier that has a number can give it away. The report is the list of numbers for the request.</Trans>{' '}
        <PageLink to={addresses.newPortIn}>{t`Port phone numbers in`}</PageLink>
      </Alert>
    )
  }
  if (sheet.kind === 'contacts') {
    return (
      <Alert type="info">
        <Trans>Contacts are kept for their owner and are in the export of everything held about them. The client has no page for them yet.</Trans>
      </Alert>
    )
  }
  return null
}

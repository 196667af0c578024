/** What surrounds the pages of support and of the operator's desk. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { DeskHelp, SupportHelp } from '../features/support/support-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type SupportPlaceName = 'submit-request' | 'support-requests' | 'support-request' | 'desk' | 'desk-request' | 'logs'

export function useSupportPlaces(): Record<SupportPlaceName, Place> {
  const { t } = useLingui()
  const { requestId = '', reference = '' } = useParams({ strict: false })
  const mine = { text: t`My requests`, href: addresses.supportRequests }
  const desk = { text: t`Requests`, href: addresses.desk }
  const shared = { help: <SupportHelp />, account: null }
  const ofDesk = { help: <DeskHelp />, account: null }
  return {
    'submit-request': {
      ...shared,
      title: t`Submit request`,
      crumbs: [mine, { text: t`Submit request`, href: addresses.submitRequest }],
      contentType: 'form',
    },
    'support-requests': { ...shared, title: t`My requests`, crumbs: [mine], contentType: 'table' },
    'support-request': {
      ...shared,
      title: t`Support request`,
      crumbs: [mine, { text: requestId, href: addresses.supportRequest(requestId) }],
      contentType: 'default',
    },
    desk: { ...ofDesk, title: t`Requests`, crumbs: [desk], contentType: 'default' },
    'desk-request': {
      ...ofDesk,
      title: t`Support request`,
      crumbs: [desk, { text: requestId, href: addresses.deskRequest(requestId) }],
      contentType: 'default',
    },
    logs: {
      ...ofDesk,
      title: t`Diagnostic logs`,
      crumbs: [desk, { text: t`Diagnostic logs`, href: addresses.deskIn('logs') }, { text: reference, href: addresses.logs(reference) }],
      contentType: 'default',
    },
  }
}

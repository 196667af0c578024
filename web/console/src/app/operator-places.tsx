/** What surrounds the pages for whoever runs the installation. */
import { useLingui } from '@lingui/react/macro'
import { OperationsHelp } from '../features/operations/operations-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type OperatorPlaceName = 'operations'

export function useOperatorPlaces(): Record<OperatorPlaceName, Place> {
  const { t } = useLingui()
  return {
    operations: {
      title: t`Operations`,
      crumbs: [{ text: t`Operations`, href: addresses.operations }],
      help: <OperationsHelp />,
      contentType: 'default',
      account: null,
    },
  }
}

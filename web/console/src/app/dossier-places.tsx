/** What surrounds the list of erasures. */
import { useLingui } from '@lingui/react/macro'
import { ErasuresHelp } from '../features/people/erasures-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type DossierPlaceName = 'erasures'

export function useDossierPlaces(): Record<DossierPlaceName, Place> {
  const { t } = useLingui()
  return {
    erasures: {
      title: t`Erasures`,
      crumbs: [{ text: t`Erasures`, href: addresses.erasures }],
      help: <ErasuresHelp />,
      contentType: 'table',
      account: null,
    },
  }
}

/** What surrounds the pages about invitations and about files of many lines. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { FileHelp, MovingHelp } from '../features/moving/moving-help.tsx'
import { UsersHelp } from '../features/people/people-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Crumb, Place, PlaceOfAccount } from './place.ts'

export type MovingPlaceName = 'invitations' | 'bulk' | 'bulk-file' | 'moving' | 'moving-file'

export function useMovingPlaces(account: PlaceOfAccount, ofAccount: Crumb[]): Record<MovingPlaceName, Place> {
  const { t } = useLingui()
  const { sheetId = '' } = useParams({ strict: false })
  const users = { text: t`Users`, href: addresses.users(account.id) }
  const bulk = { text: t`Bulk changes`, href: addresses.bulk(account.id) }
  const moving = { text: t`Move in`, href: addresses.moving }
  const place = (crumbs: Crumb[], help: Place['help'], contentType: Place['contentType'], of: Place['account']): Place => ({
    title: crumbs.at(-1)?.text ?? '',
    crumbs,
    help,
    contentType,
    account: of,
  })
  return {
    invitations: place([...ofAccount, users, { text: t`Invitations`, href: addresses.invitations(account.id) }], <UsersHelp />, 'table', account),
    bulk: place([...ofAccount, users, bulk], <FileHelp />, 'default', account),
    'bulk-file': place([...ofAccount, users, bulk, { text: t`File`, href: addresses.bulkFile(account.id, sheetId) }], <FileHelp />, 'default', account),
    moving: place([moving], <MovingHelp />, 'default', null),
    'moving-file': place([moving, { text: t`File`, href: addresses.movingFile(sheetId) }], <FileHelp />, 'default', null),
  }
}

/** What surrounds the page about an account's meetings, and the one about the organisation itself. */
import { useLingui } from '@lingui/react/macro'
import { MeetingSettingsHelp } from '../features/accounts/meetings/meetings-help.tsx'
import { MyAccountHelp } from '../features/accounts/my-account/my-account-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Crumb, Place, PlaceOfAccount } from './place.ts'

export type SettingsPlaceName = 'meeting-settings' | 'my-account'

export function useSettingsPlaces(account: PlaceOfAccount, ofAccount: Crumb[]): Record<SettingsPlaceName, Place> {
  const { t } = useLingui()
  return {
    'meeting-settings': {
      title: t`Meetings`,
      crumbs: [...ofAccount, { text: t`Meetings`, href: addresses.meetingSettings(account.id) }],
      help: <MeetingSettingsHelp />,
      contentType: 'default',
      account,
    },
    'my-account': {
      title: t`My account`,
      crumbs: [{ text: t`My account`, href: addresses.myAccount }],
      help: <MyAccountHelp />,
      contentType: 'default',
      account: null,
    },
  }
}

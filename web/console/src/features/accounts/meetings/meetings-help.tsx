/** Help for the page about an account's meetings. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function MeetingSettingsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Meetings</Trans></h2>}>
      <Trans>
        <p>What you tick under “Policies” counts once you choose “Change”. If you leave the page before, everything stays as it was.</p>
        <p>Shared control follows the account of whoever shares the screen: it makes no difference what the account of the person asking allows.</p>
        <h3>Regions</h3>
        <p>A Region is a media site of whoever runs Carillon. Select some of them where meetings must not leave a country. A meeting that is running when you save stays where it is.</p>
        <p>When none of the selected Regions is in service, no meeting of the account begins.</p>
      </Trans>
    </HelpPanel>
  )
}

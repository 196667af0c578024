/** Help for the list of erasures. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function ErasuresHelp() {
  return (
    <HelpPanel header={<h2><Trans>Erasures</Trans></h2>}>
      <Trans>
        <p>A person is erased on request from the page of the user, after a look at what goes. People of a removed domain are erased after 90 days, and those of a deleted Enterprise account at once.</p>
        <h3>What goes</h3>
        <p>The profile, the sessions, the texts of all messages, rooms in which nobody else is, titles of meetings, exports, logs and contacts. A phone number goes back into the inventory.</p>
        <h3>What stays</h3>
        <p>The places of messages in rooms of others, that meetings took place, and the audit trail. They lead to nobody any more, or are sealed.</p>
        <h3>Certificate</h3>
        <p>It has the id, the times and the numbers, and no personal data: hand it to whoever asked to be erased.</p>
      </Trans>
    </HelpPanel>
  )
}

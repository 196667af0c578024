/** Help for the pages about porting. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function PortInHelp() {
  return (
    <HelpPanel header={<h2><Trans>Port phone numbers in</Trans></h2>}>
      <Trans>
        <p>Numbers of one request are of one country and one type. Numbers of several carriers need a letter of agency for each carrier.</p>
        <p>Support tells you whether the numbers can be ported, and then sends an upload link by mail. It is good for ten days, and opens only for administrators of your organisation who may order numbers.</p>
        <h3>Status</h3>
        <p><b>SUBMITTED</b> and <b>FOC</b> go on by themselves. <b>PENDING DOCUMENTS</b> and <b>EXCEPTION</b> need something from you. Every change is mailed to the contact.</p>
        <p>On the FOC date the numbers become active: they move from “Pending transactions” to “Inventory”, where you assign them.</p>
      </Trans>
    </HelpPanel>
  )
}

export function PortOutHelp() {
  return (
    <HelpPanel header={<h2><Trans>Port phone numbers out</Trans></h2>}>
      <Trans>
        <p>The new carrier asks for the numbers. It must name your account ID, and the PIN of a number that has one.</p>
        <p>A PIN has 4 to 10 letters and digits. After five wrong requests within a day a number is not let go before the next day.</p>
      </Trans>
    </HelpPanel>
  )
}

export function PortDeskHelp() {
  return (
    <HelpPanel header={<h2><Trans>Porting requests</Trans></h2>}>
      <Trans>
        <p>Only the steps that are legal in the present status are offered. The reason goes to the contact by mail, and into the history.</p>
        <p><b>SUBMITTED</b> hands the request to the carrier, and needs all documents. If the carrier answers by another way, enter its date as <b>FOC</b>.</p>
        <p>Files that the virus scanner has not seen cannot be opened.</p>
      </Trans>
    </HelpPanel>
  )
}

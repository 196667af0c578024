/** Help for the pages about phone numbers. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function NumbersHelp() {
  return (
    <HelpPanel header={<h2><Trans>Phone number management</Trans></h2>}>
      <Trans>
        <p>Numbers belong to the organisation, and are given to single users of its accounts.</p>
        <h3>Assign and unassign</h3>
        <p>Choose a free number and then “Assign”. Tell users when their number or what they may do with it changes: they have to sign out and in again.</p>
        <h3>Calling names</h3>
        <p>What people who are called see: up to 15 letters, digits and spaces. A name takes effect within 72 hours and can be changed once every seven days. A number without a name of its own shows the default of all numbers.</p>
        <h3>Delete</h3>
        <p>A number must be unassigned first. It waits in the deletion queue for seven days, and can be moved back to the inventory as long as it is there.</p>
      </Trans>
    </HelpPanel>
  )
}

export function OrderNumbersHelp() {
  return (
    <HelpPanel header={<h2><Trans>Provision phone numbers</Trans></h2>}>
      <Trans>
        <p>Search by an area code, or by a state and a city in it. Chosen numbers stay chosen while you search on.</p>
        <p>Somebody else may be quicker: then the order says for which numbers it failed. The others are yours.</p>
        <p>An order has at most 500 numbers.</p>
      </Trans>
    </HelpPanel>
  )
}

export function NumberHelp() {
  return (
    <HelpPanel header={<h2><Trans>Phone number</Trans></h2>}>
      <Trans>
        <p>Where the number stands, whose it is, and what was done with it.</p>
        <p><b>Shown now</b> is the name that people who are called see at this moment. A new name is shown within 72 hours, and can be changed again seven days after it was set.</p>
        <p><b>Change permissions</b> decides whether the user may receive calls, make calls, and send texts.</p>
      </Trans>
    </HelpPanel>
  )
}

/** Help for the pages about users. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function UsersHelp() {
  return (
    <HelpPanel header={<h2><Trans>Users</Trans></h2>}>
      <Trans>
        <p>Everybody in this account. All you need to add people are their e-mail addresses: invite them, or claim the domain of their addresses.</p>
        <h3>Finding people</h3>
        <p>Search by any part of an e-mail address or name, filter by registration, permission, type and dates, sort by any column, and choose a name for all details. The address of this page keeps what you look at.</p>
        <h3>Acts on many</h3>
        <p>Tick users on any number of pages, or tick a page and then choose all that match. The dialog counts what would happen before you confirm.</p>
        <h3>Registration</h3>
        <p><b>Unregistered</b> users were invited and have not followed the link in their mail yet. <b>Registered</b> users can sign in. <b>Suspended</b> users of an Enterprise account cannot, until they are activated.</p>
        <h3>Permission tier</h3>
        <p><b>Pro</b> users may host meetings; <b>Basic</b> users attend and chat. Choose users and then “Assign user permission” to change it. It takes effect at once.</p>
      </Trans>
    </HelpPanel>
  )
}

export function UserHelp() {
  return (
    <HelpPanel header={<h2><Trans>User detail</Trans></h2>}>
      <Trans>
        <p>What is known about one user of the account. Fields stay empty until the user has registered.</p>
        <p>The <b>personal PIN</b> opens the meetings that the user schedules with it. Reset it when strangers know it; meetings scheduled with the old one must then be updated.</p>
        <p><b>Meeting satisfaction</b> is the share of good answers to the question at the end of meetings.</p>
      </Trans>
    </HelpPanel>
  )
}

/** Help for the pages about accounts. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function AccountsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Accounts</Trans></h2>}>
      <Trans>
        <p>An account is a group of people who find each other in the client and whose permissions you set together.</p>
        <p>A <b>Team</b> account takes people in by invitation. An <b>Enterprise</b> account owns e-mail domains: whoever registers with an address of one of them belongs to it.</p>
        <p>Choose a name to see the users of the account. Choose a row to rename or delete the account.</p>
      </Trans>
    </HelpPanel>
  )
}

export function NewAccountHelp() {
  return (
    <HelpPanel header={<h2><Trans>New account</Trans></h2>}>
      <Trans>
        <p>Give the account a name that its people recognise: it stands in the mail that invites them. You can change it at any time.</p>
        <p>Creating an account does not put anybody in it, not even you. Invite people on its page “Users”.</p>
      </Trans>
    </HelpPanel>
  )
}

export function AccountHelp() {
  return (
    <HelpPanel header={<h2><Trans>Account summary</Trans></h2>}>
      <Trans>
        <p>The account ID names the account in the AWS API and in policies. It never changes.</p>
        <h3>Deleting the account</h3>
        <p>Of a Team account, remove the users first. They keep their sign-in, their chats and their contacts, but lose what Pro gave them.</p>
        <p>Of an Enterprise account, remove the domains first. Its users are deleted with it.</p>
        <p>Then choose “Delete account” among the account actions. You see what would be deleted before anything happens.</p>
      </Trans>
    </HelpPanel>
  )
}

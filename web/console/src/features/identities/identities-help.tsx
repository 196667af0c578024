/** Help for the pages about IAM users, groups and one's own credentials. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function IamUsersHelp() {
  return (
    <HelpPanel header={<h2><Trans>IAM users</Trans></h2>}>
      <Trans>
        <p>An IAM user is one administrator or one program. People who meet and chat are no IAM users: they belong to an account.</p>
        <p>A new user may do nothing. Attach policies to the user, or put the user into a group that has some.</p>
        <h3>Console access and access keys</h3>
        <p>Give administrators a <b>console password</b> and programs an <b>access key</b>. Whoever needs only one of them gets only that one.</p>
        <h3>Deleting</h3>
        <p>A user is deleted once nothing is left: no password, keys, devices, groups and policies. The dialog names what comes first.</p>
      </Trans>
    </HelpPanel>
  )
}

export function IamUserHelp() {
  return (
    <HelpPanel header={<h2><Trans>IAM user</Trans></h2>}>
      <Trans>
        <p><b>Permissions</b> shows the policies of this user. Those of its groups count as well.</p>
        <p><b>Security credentials</b> holds the console password, MFA devices and access keys. A new password or its removal ends every console session of the user.</p>
        <p>A user who has <b>lost a device</b> is let in again by removing it here. The user then sets up another one under “My security credentials”.</p>
        <p>To <b>rotate a key</b>, create a second one, let the program use it, deactivate the first, and delete it when nothing misses it.</p>
      </Trans>
    </HelpPanel>
  )
}

export function IamGroupsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Groups</Trans></h2>}>
      <Trans>
        <p>Put administrators with the same task into one group and attach the policies to the group. Nobody signs in as a group.</p>
        <p>A user can be in ten groups. Whoever is added or removed has or loses the permissions at once.</p>
        <p>A group is deleted once it has no members and no policies.</p>
      </Trans>
    </HelpPanel>
  )
}

export function OwnCredentialsHelp() {
  return (
    <HelpPanel header={<h2><Trans>My security credentials</Trans></h2>}>
      <Trans>
        <p>What you yourself come in with. Everybody may change their own password, set up their own MFA device and delete their own keys, unless a policy denies it. Making keys needs a policy that allows it.</p>
        <h3>MFA device</h3>
        <p>Set up an authenticator app with the picture. From then on your code is asked for after your password. You can remove the device in a session that was opened with a code.</p>
        <p>If you lose it, another administrator removes it for you. For root, <code>carillon root reset</code> on the server does.</p>
      </Trans>
    </HelpPanel>
  )
}

/** Help for the pages about roles. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function RolesHelp() {
  return (
    <HelpPanel header={<h2><Trans>Roles</Trans></h2>}>
      <Trans>
        <p>A role has permissions but no password and no keys. Whoever its trust policy names takes it on with AssumeRole and gets credentials that expire.</p>
        <p>Roles of services belong to parts of Carillon. Their permissions are fixed, nobody can take them on, and they go once nothing uses them.</p>
      </Trans>
    </HelpPanel>
  )
}

export function RoleHelp() {
  return (
    <HelpPanel header={<h2><Trans>Role</Trans></h2>}>
      <Trans>
        <p><b>Trust</b> says who may take the role on. A user or role that it names by ARN needs nothing else; where it names the organisation, their own policies must allow sts:AssumeRole as well.</p>
        <p>Services and outside identity providers cannot be trusted, and root assumes no role.</p>
        <p>To delete a role, detach its policies and remove its inline policies first.</p>
      </Trans>
    </HelpPanel>
  )
}

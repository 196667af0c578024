/** Help for the pages about policies. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function PoliciesHelp() {
  return (
    <HelpPanel header={<h2><Trans>Policies</Trans></h2>}>
      <Trans>
        <p>A policy says which actions are allowed or denied. It does nothing until it is attached to a user, a group or a role.</p>
        <p><b>Comes with Carillon</b>: fixed, and only ever added to. <b>Your own</b>: written by you, in up to five versions. <b>Of a service</b>: belongs to a service-linked role and fits nothing else.</p>
        <p>Without any policy nothing is allowed. A statement that denies wins over all that allow.</p>
      </Trans>
    </HelpPanel>
  )
}

export function PolicyHelp() {
  return (
    <HelpPanel header={<h2><Trans>Policy</Trans></h2>}>
      <Trans>
        <p>The version in force decides at every call. To change a policy, save another version; to go back, put an older one in force.</p>
        <p>A policy can be deleted once nobody has it and only the version in force is left.</p>
      </Trans>
    </HelpPanel>
  )
}

export function PolicyEditorHelp() {
  return (
    <HelpPanel header={<h2><Trans>Writing a policy</Trans></h2>}>
      <Trans>
        <p><b>Effect</b> is Allow or Deny. <b>Action</b> is a service and a name, such as chime:GetAccount; * stands for any text, ? for one character.</p>
        <p><b>Resource</b> is "*" for actions of chime. Actions of iam are about a user, group, role or policy by ARN.</p>
        <p><b>Condition</b> asks about the call. These keys are there: aws:SourceIp, aws:SecureTransport, aws:CurrentTime, aws:EpochTime, aws:MultiFactorAuthPresent, aws:MultiFactorAuthAge, aws:UserAgent, aws:username, aws:userid, aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalType.</p>
        <p>Errors keep the policy from being saved. Warnings tell what has no effect, or more effect than one may want. Choose the line of either to go there.</p>
      </Trans>
    </HelpPanel>
  )
}

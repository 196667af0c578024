/** Help for the policy simulator. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function SimulatorHelp() {
  return (
    <HelpPanel header={<h2><Trans>Policy simulator</Trans></h2>}>
      <Trans>
        <p>The simulator decides by the same rules as every call does, but does nothing. Choose somebody, or paste a policy that nobody has yet.</p>
        <p><b>Allowed</b>: a statement allows it. <b>Denied by a statement</b>: one denies it, and wins. <b>Not allowed</b>: no statement allows it, or a permissions boundary does not.</p>
        <p>Conditions are asked with the circumstances that you give. What is left out is not there, as with calls that do not have it.</p>
      </Trans>
    </HelpPanel>
  )
}

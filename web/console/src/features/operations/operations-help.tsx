/** Help for the page of operations. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function OperationsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Operations</Trans></h2>}>
      <Trans>
        <p>This page is for whoever runs this installation. Other organisations that share it do not have it.</p>
        <h3>Mail and other work</h3>
        <p>Carillon tries again by itself while something outside is away, some ten hours long. What was given up after that, or was refused for good, waits here: mend the cause, then let it begin anew, or discard it.</p>
        <h3>Backup</h3>
        <p>The age is that of the last <code>carillon backup</code>. Have it made every day, and carried to another machine.</p>
        <h3>Parts</h3>
        <p>These are the findings of <code>carillon doctor</code>, with what to do about them.</p>
      </Trans>
    </HelpPanel>
  )
}

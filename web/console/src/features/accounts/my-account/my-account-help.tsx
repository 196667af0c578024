/** Help for the organisation's own page. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function MyAccountHelp() {
  return (
    <HelpPanel header={<h2><Trans>My account</Trans></h2>}>
      <Trans>
        <p>The organisation is what was set up first. All Team and Enterprise accounts, IAM users and phone numbers belong to it.</p>
        <p>Its root user may do everything. Keep root for what only root can do: for daily work use an administrative user, and give root a second factor.</p>
      </Trans>
    </HelpPanel>
  )
}

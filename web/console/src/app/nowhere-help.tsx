/** Help for an address that leads nowhere. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function NowhereHelp() {
  return (
    <HelpPanel header={<h2><Trans>Finding your way</Trans></h2>}>
      <Trans>
        <p>The navigation on the left leads to every page that you may open.</p>
        <p>Press <kbd>Ctrl</kbd>+<kbd>K</kbd> (<kbd>⌘</kbd>+<kbd>K</kbd> on a Mac) and write what you look for: a page, an account, an e-mail address, a phone number.</p>
      </Trans>
    </HelpPanel>
  )
}

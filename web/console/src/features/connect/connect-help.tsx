/** Help for the page about programs. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function ConnectHelp() {
  return (
    <HelpPanel header={<h2><Trans>Connect your code</Trans></h2>}>
      <Trans>
        <p>AWS SDKs and the AWS CLI work with this server without a change but for its address. Each service has an address of its own, because their paths are alike.</p>
        <p>Choose a key: the snippets name it, and its newest calls are shown. The secret was shown once, when the key was made; if it is lost, create another key and delete this one.</p>
        <h3>When a call fails</h3>
        <p>A call that was believed and then refused is among the last calls, with the error that the program got. One that was not believed, because of its secret, its clock or an unknown key, is counted under “Turned away”.</p>
        <p>Nothing at all here means that the request never came: look at the address, the port and the certificate.</p>
      </Trans>
    </HelpPanel>
  )
}

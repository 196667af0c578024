/** Help for the pages about support and the desk. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function SupportHelp() {
  return (
    <HelpPanel header={<h2><Trans>Support</Trans></h2>}>
      <Trans>
        <p>Requests go to whoever runs this installation. All administrators of the organisation who may submit requests see them.</p>
        <h3>What helps</h3>
        <p>Say what happens and when, with the time zone. When a person's client is concerned, ask them to choose “Send diagnostic logs” in its settings, and write the reference ID into the request.</p>
        <h3>Diagnostics</h3>
        <p>You choose what is sent about the installation, and see it before. Secrets are never among it.</p>
        <h3>International numbers</h3>
        <p>Choose the category “Other” and tick the box. Fulfilling such a request takes 2 to 6 weeks. Once provided, the numbers stand in the inventory of phone number management.</p>
        <h3>Answers</h3>
        <p>The contact, the additional contacts and the Operations contact of the organisation get every answer by e-mail. Answering a request that is solved opens it again.</p>
      </Trans>
    </HelpPanel>
  )
}

export function DeskHelp() {
  return (
    <HelpPanel header={<h2><Trans>Requests</Trans></h2>}>
      <Trans>
        <p>What the organisations of this installation ask of you. Only the organisation that runs it sees this page.</p>
        <h3>States</h3>
        <p>An open request waits for you, a waiting one for the customer. When the customer answers, it is open again. Only customers close a request.</p>
        <h3>Notes</h3>
        <p>Internal notes and assignments are never shown to customers, nor sent to them.</p>
        <h3>Diagnostic logs</h3>
        <p>Logs that people have sent from their clients are opened by their reference ID, for 90 days. They hold no messages.</p>
      </Trans>
    </HelpPanel>
  )
}

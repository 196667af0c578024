/** Help for the pages about events. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function EventsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Event history</Trans></h2>}>
      <Trans>
        <p>Every call of the AWS API and every act in this console leaves one record, refused ones too: who, when, from where, what, and how it ended. Secrets, PINs and message texts are never in it.</p>
        <h3>Filters</h3>
        <p>All filters must hold together. The list begins with changes: take “Read-only = false” away to see reads as well. The address of the page has the filters, so that you can send it to somebody.</p>
        <h3>Seals</h3>
        <p>Within seconds a record becomes a link of a chain that shows every later change. Whoever runs the server checks it with <code>carillon audit verify</code>.</p>
        <h3>What is not here</h3>
        <p>Requests that nobody could prove to come from a key, for example with a wrong secret, are counted on the page “Connect your code”. Records older than 90 days stay in the files that the trail is delivered to.</p>
      </Trans>
    </HelpPanel>
  )
}

export function EventHelp() {
  return (
    <HelpPanel header={<h2><Trans>Event</Trans></h2>}>
      <Trans>
        <p>The record has the form of CloudTrail, so that tools that read those understand it.</p>
        <p>Where a policy denied the call, the statement that decided is named above the details. Whoever was denied does not see it.</p>
        <p>The resources are the accounts, users, rooms and identities that the request or its answer names. Choose one to see everything that happened to it.</p>
      </Trans>
    </HelpPanel>
  )
}

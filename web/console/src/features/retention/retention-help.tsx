/** Help for the page of retention. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function RetentionHelp() {
  return (
    <HelpPanel header={<h2><Trans>Retention</Trans></h2>}>
      <Trans>
        <p>Retention takes messages away once they are older than the period. Without it messages are kept for ever.</p>
        <p><b>Chat conversation retention</b> is for conversations of members of this account among themselves. <b>Chat room retention</b> is for the rooms that its members created, whoever is in them.</p>
        <h3>Taking it back</h3>
        <p>What a change hides is kept for 30 days. Turn retention off or choose a longer period in that time, and the messages come back for everybody. After 30 days they are deleted, and from then on messages are deleted as soon as they are too old.</p>
        <h3>Lengths</h3>
        <p>A period is one day to 15 years. A week counts as 7 days, a year as 365.</p>
      </Trans>
    </HelpPanel>
  )
}

/** Help for the pages about files of many lines. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function MovingHelp() {
  return (
    <HelpPanel header={<h2><Trans>Move in</Trans></h2>}>
      <Trans>
        <p>Take accounts first, then the users of each account, then members of chat rooms and contacts. Phone numbers are compared with the inventory; the others are your list for a port-in request.</p>
        <h3>Ids</h3>
        <p>New accounts and users come under their <b>old ids</b>. Who is here already keeps the present id, and the old one leads there too: programs that have stored it go on working, and are answered with the present id.</p>
        <h3>People</h3>
        <p>Nobody brings a password. People register by their invitation, or with their address, and find their name, personal PIN and permission again.</p>
      </Trans>
    </HelpPanel>
  )
}

export function FileHelp() {
  return (
    <HelpPanel header={<h2><Trans>Files</Trans></h2>}>
      <Trans>
        <p>The <b>dry run</b> says of each line what carrying it out would do, and changes nothing.</p>
        <p><b>New</b> and <b>changed</b> lines are carried out, <b>matched</b> ones are so already, <b>wrong</b> ones are left out. <b>Conflicting</b> lines are skipped unless you choose something else for them.</p>
        <p>The same file can be handed in again: what is done already is matched then.</p>
      </Trans>
    </HelpPanel>
  )
}

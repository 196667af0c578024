/** Help for the pages about domains. */
import HelpPanel from '@cloudscape-design/components/help-panel'
import { Trans } from '@lingui/react/macro'

export function DomainsHelp() {
  return (
    <HelpPanel header={<h2><Trans>Domains</Trans></h2>}>
      <Trans>
        <p>With its first verified domain a Team account becomes an Enterprise account. Everybody who has registered with an address of the domain, or does so later, belongs to it.</p>
        <p>Claim every domain and every subdomain that stands in your addresses for itself.</p>
        <h3>Why isn't my domain claim request getting verified?</h3>
        <ul>
          <li>Changes of DNS take their time. Carillon looks every five minutes in the first hour, then every hour, for 30 days.</li>
          <li>Some providers add the domain to the name of a record by themselves. Then enter only the part before it.</li>
          <li>The value must be the one shown here, without quotation marks. Other TXT records may stand beside it.</li>
          <li>Carillon must reach name servers. Whoever runs it can name them in the configuration.</li>
        </ul>
        <h3>Removing a domain</h3>
        <p>Its people are signed out everywhere and cannot come back: registered people are listed as Released, suspended ones as Suspended, for 90 days, and then deleted. They may register anew with the same address, with nothing of before.</p>
        <p>When the last domain is removed, the account can be deleted.</p>
      </Trans>
    </HelpPanel>
  )
}

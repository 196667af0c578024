/** What goes with a person, in words and numbers. */
import Box from '@cloudscape-design/components/box'
import TextContent from '@cloudscape-design/components/text-content'
import { useLingui } from '@lingui/react/macro'
import { numberOf } from '../../shared/numbers.ts'

export function ErasedThings({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { t } = useLingui()
  const words = useThings()
  const found = Object.entries(counts).filter(([, number]) => number > 0)
  if (found.length === 0) return <Box>{t`The profile alone: there is nothing else.`}</Box>
  return (
    <TextContent>
      <ul>
        {found.map(([name, number]) => {
          const [thing, count] = [words[name] ?? name, numberOf(number)]
          return <li key={name}>{t`${thing}: ${count}`}</li>
        })}
      </ul>
    </TextContent>
  )
}

/** By the names that the server counts under. */
export function useThings(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    sessions: t`Places signed in at`,
    messages: t`Messages whose text goes`,
    rooms_left: t`Chat rooms left`,
    rooms_deleted: t`Chat rooms deleted, because nobody else is in them`,
    rooms_created: t`Chat rooms created`,
    meetings_hosted: t`Meetings hosted, whose titles go`,
    meetings_attended: t`Meetings attended`,
    opinions_of_meetings: t`Answers about meetings`,
    phone_numbers: t`Phone numbers back in the inventory`,
    places_in_accounts: t`Places kept in accounts`,
    invitations: t`Invitations`,
    contacts: t`Contacts brought along`,
    lines_of_lists: t`Lines of uploaded lists`,
    logs_sent: t`Diagnostic logs`,
    exports: t`Exports of personal data`,
  }
}

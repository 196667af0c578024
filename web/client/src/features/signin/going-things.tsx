/** What goes with oneself, in words and numbers. */
import { numberText } from '@carillon/shared/format'
import { List, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useTag } from '../../shared/use-tag.ts'

export function GoingThings({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { t } = useLingui()
  const tag = useTag()
  const words = useWords()
  const going = Object.entries(counts).filter(([, number]) => number > 0)
  if (going.length === 0) return <Text size="sm">{t`Your profile goes; there is nothing else.`}</Text>
  return (
    <div>
      <Text size="sm" fw={600}>
        {t`Your profile goes, and with it:`}
      </Text>
      <List size="sm" mt={4}>
        {going.map(([name, number]) => {
          const [thing, count] = [words[name] ?? name, numberText(number, tag)]
          return <List.Item key={name}>{t`${thing}: ${count}`}</List.Item>
        })}
      </List>
    </div>
  )
}

/** By the names that the server counts under. */
function useWords(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    sessions: t`Devices signed in`,
    messages: t`Messages whose text goes`,
    rooms_left: t`Rooms you are in`,
    rooms_deleted: t`Rooms deleted, because nobody else is in them`,
    rooms_created: t`Rooms you created, which no longer say so`,
    meetings_hosted: t`Meetings you hosted, whose titles go`,
    meetings_attended: t`Meetings you attended`,
    opinions_of_meetings: t`Answers about meetings`,
    phone_numbers: t`Phone numbers given back`,
    places_in_accounts: t`Accounts that have invited you`,
    invitations: t`Invitations`,
    contacts: t`Contacts`,
    lines_of_lists: t`Lines about you in uploaded lists`,
    logs_sent: t`Diagnostic logs`,
    exports: t`Downloads of your data`,
  }
}

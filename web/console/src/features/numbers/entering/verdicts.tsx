/** What becomes of numbers that were entered: which are new, and why the others are left out. */
import type { CheckedEntry } from '@carillon/shared/api'
import { shownTag } from '@carillon/shared/i18n'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { plural } from '@lingui/core/macro'
import { Plural, useLingui } from '@lingui/react/macro'
import { numberText } from '../number-text.ts'
import { countryName, useNumberTypes } from '../number-words.tsx'
import { byVerdict, type Verdict } from './entered.ts'

const NAMED = 10
const SIGNS: Readonly<Record<Verdict, StatusIndicatorProps.Type>> = {
  new: 'success',
  here: 'info',
  taken: 'error',
  'other-country': 'error',
  'unknown-country': 'error',
  unsuited: 'error',
  malformed: 'error',
}

export function Verdicts({ items }: { items: readonly CheckedEntry[] }) {
  const words = useVerdictWords()
  return (
    <SpaceBetween size="s">
      {byVerdict(items).map(({ verdict, entries }) => (
        <div key={verdict}>
          <StatusIndicator type={SIGNS[verdict]} wrapText>
            {words(verdict, entries.length)}
          </StatusIndicator>
          <Entries entries={entries} />
        </div>
      ))}
    </SpaceBetween>
  )
}

function Entries({ entries }: { entries: readonly CheckedEntry[] }) {
  const types = useNumberTypes()
  const more = entries.length - NAMED
  return (
    <TextContent>
      <ul>
        {entries.slice(0, NAMED).map(({ line, number, country, type }) => (
          <li key={line} style={{ overflowWrap: 'anywhere' }}>
            {number === '' ? line : numberText(number)}
            {country !== null && type !== null && ` (${countryName(country, shownTag())}, ${types[type]})`}
          </li>
        ))}
        {more > 0 && (
          <li>
            <Plural value={more} one="and # more" other="and # more" />
          </li>
        )}
      </ul>
    </TextContent>
  )
}

function useVerdictWords(): (verdict: Verdict, count: number) => string {
  const { t } = useLingui()
  return (verdict, count) =>
    ({
      new: t`${plural(count, { one: '# number is new', other: '# numbers are new' })}`,
      here: t`${plural(count, { one: '# number is there already', other: '# numbers are there already' })}`,
      taken: t`${plural(count, { one: '# number belongs to somebody else here', other: '# numbers belong to somebody else here' })}`,
      'other-country': t`${plural(count, { one: '# number is of another country than was asked for', other: '# numbers are of another country than was asked for' })}`,
      'unknown-country': t`${plural(count, { one: '# number is of a country whose numbers cannot be used here', other: '# numbers are of countries whose numbers cannot be used here' })}`,
      unsuited: t`${plural(count, { one: '# number cannot have this product type', other: '# numbers cannot have this product type' })}`,
      malformed: t`${plural(count, { one: '# line is no number with its country code', other: '# lines are no numbers with their country codes' })}`,
    })[verdict]
}

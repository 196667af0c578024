/** The filters of the event history: by what, and during what time. */
import type { EventRow } from '@carillon/shared/api'
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { optionsOf } from './event-choices.ts'
import { searchWith, tokensOf, type EventSearch, type FilterName, type Token } from './event-filters.ts'
import { SealingLine } from './sealing-line.tsx'
import { TimeFilter } from './time-filter.tsx'

interface Props {
  search: EventSearch
  /** The events at hand, whose values are offered. */
  known: readonly EventRow[]
  onChange: (search: EventSearch) => void
}

export function EventFilter({ search, known, onChange }: Props) {
  const { t } = useLingui()
  const properties = useProperties()
  const take = (tokens: readonly PropertyFilterProps.Token[]) => onChange(searchWith(tokens.map(chosen).filter((token) => token !== null), search))
  return (
    <SpaceBetween size="xs">
      <PropertyFilter
        query={{ operation: 'and', tokens: tokensOf(search).map((token) => ({ ...token, operator: '=' })) }}
        onChange={({ detail }) => take(detail.tokens)}
        filteringProperties={properties}
        filteringOptions={optionsOf(known)}
        hideOperations
        freeTextFiltering={{ operators: [] }}
        filteringPlaceholder={t`Filter by event name, user, resource …`}
        filteringAriaLabel={t`Filter events`}
        filteringEmpty={t`No values`}
        i18nStrings={{
          enteredTextLabel: (value) => t`Use: “${value}”`,
          removeTokenButtonAriaLabel: ({ propertyLabel, value }) => t`Remove the filter ${propertyLabel} = ${value}`,
        }}
      />
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <TimeFilter search={search} onChange={onChange} />
        <SealingLine />
      </SpaceBetween>
    </SpaceBetween>
  )
}

const chosen = ({ propertyKey, value }: PropertyFilterProps.Token): Token | null =>
  propertyKey === undefined ? null : { propertyKey: propertyKey as FilterName, value: String(value) }

function useProperties(): PropertyFilterProps.FilteringProperty[] {
  const { t } = useLingui()
  const property = (key: FilterName, propertyLabel: string, groupValuesLabel: string) => ({ key, propertyLabel, groupValuesLabel, operators: ['=' as const] })
  return [
    property('event_name', t`Event name`, t`Event names`),
    property('user_name', t`User name`, t`User names`),
    property('resource_name', t`Resource name`, t`Resource names`),
    property('resource_type', t`Resource type`, t`Resource types`),
    property('event_source', t`Event source`, t`Event sources`),
    property('event_id', t`Event ID`, t`Event IDs`),
    property('access_key_id', t`Access key`, t`Access keys`),
    property('read_only', t`Read-only`, t`Read-only`),
    property('refused', t`Ended with an error`, t`Ended with an error`),
    property('error_code', t`Error code`, t`Error codes`),
  ]
}

/** Values that are offered while somebody types a filter. */
import type { EventRow } from '@carillon/shared/api'
import type { FilterName } from './event-filters.ts'

export interface Choice {
  propertyKey: FilterName
  value: string
}

const READ: Partial<Record<FilterName, (event: EventRow) => (string | null)[]>> = {
  event_name: ({ name }) => [name],
  user_name: ({ user_name }) => [user_name],
  resource_name: ({ resources }) => resources.map(({ name }) => name),
  resource_type: ({ resources }) => resources.map(({ type }) => type),
  event_source: ({ source }) => [source],
  access_key_id: ({ access_key_id }) => [access_key_id],
  error_code: ({ error_code }) => [error_code],
}

export function optionsOf(events: readonly EventRow[]): Choice[] {
  const truths: Choice[] = (['read_only', 'refused'] as const).flatMap((propertyKey) => ['true', 'false'].map((value) => ({ propertyKey, value })))
  const values = (Object.entries(READ) as [FilterName, (event: EventRow) => (string | null)[]][]).flatMap(([propertyKey, read]) =>
    [...new Set(events.flatMap(read))].flatMap((value) => (value === null ? [] : [{ propertyKey, value }])),
  )
  return [...truths, ...values]
}

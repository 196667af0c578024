/** The filter of the list of users by their properties. */
import { shownTag } from '@carillon/shared/i18n'
import DateInput from '@cloudscape-design/components/date-input'
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import { useLingui } from '@lingui/react/macro'
import { dateInFull } from '../../shared/dates.tsx'
import { usePermissionNames } from '../../shared/words.tsx'
import { useRegistrationNames } from './registration.tsx'
import { useUserTypeNames } from './user-type.tsx'
import { CHOICES, searchWith, tokensOf, type ChoiceName, type DateName, type UserToken, type UsersSearch } from './users-search.ts'

interface Props {
  search: UsersSearch
  onChange: (search: UsersSearch) => void
}

export function UsersFilter({ search, onChange }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const tokens = tokensOf(search).map(({ property, operator, value }) => ({ propertyKey: property, operator, value }))
  const options = (Object.keys(CHOICES) as ChoiceName[]).flatMap((propertyKey) =>
    CHOICES[propertyKey].map((value) => ({ propertyKey, value, label: words[propertyKey][value] ?? value })),
  )
  return (
    <PropertyFilter
      query={{ operation: 'and', tokens }}
      onChange={({ detail }) => onChange(searchWith(detail.tokens.map(tokenOf).filter((token) => token !== null), search))}
      filteringProperties={useProperties()}
      filteringOptions={options}
      hideOperations
      freeTextFiltering={{ operators: [] }}
      filteringPlaceholder={t`Filter by registration, permission, dates …`}
      filteringAriaLabel={t`Filter users`}
      filteringEmpty={t`No values`}
      i18nStrings={{
        enteredTextLabel: (value) => t`Use: “${value}”`,
        removeTokenButtonAriaLabel: ({ propertyLabel, operator, value }) => t`Remove the filter ${propertyLabel} ${operator} ${value}`,
      }}
    />
  )
}

const tokenOf = ({ propertyKey, operator, value }: PropertyFilterProps.Token): UserToken | null =>
  propertyKey === undefined || typeof value !== 'string' || value === ''
    ? null
    : { property: propertyKey as UserToken['property'], operator: operator as UserToken['operator'], value }

function useWords(): Record<ChoiceName, Readonly<Record<string, string>>> {
  return { registration: useRegistrationNames(), permission: usePermissionNames(), user_type: useUserTypeNames() }
}

function useProperties(): PropertyFilterProps.FilteringProperty[] {
  const { t } = useLingui()
  const words = useWords()
  const chosen = (key: ChoiceName, propertyLabel: string, groupValuesLabel: string) => ({
    key,
    propertyLabel,
    groupValuesLabel,
    operators: [{ operator: '=' as const, format: (value: unknown) => words[key][String(value)] ?? String(value) }],
  })
  const dated = (key: DateName, propertyLabel: string) => ({
    key,
    propertyLabel,
    groupValuesLabel: propertyLabel,
    defaultOperator: '>=' as const,
    operators: (['>=', '<'] as const).map((operator) => ({ operator, form: DayForm, format: dayText })),
  })
  return [
    chosen('registration', t`Registration`, t`Registrations`),
    chosen('permission', t`Permission tier`, t`Permission tiers`),
    chosen('user_type', t`Type`, t`Types`),
    dated('invited', t`Invited`),
    dated('joined', t`Joined`),
    dated('active', t`Last active date`),
  ]
}

const dayText = (value: unknown): string => (typeof value === 'string' && value !== '' ? dateInFull(`${value}T00:00:00`, shownTag()) : '')

function DayForm({ value, onChange }: PropertyFilterProps.ExtendedOperatorFormProps<string>) {
  const { t } = useLingui()
  return <DateInput value={value ?? ''} format="iso" placeholder="YYYY-MM-DD" ariaLabel={t`Date`} onChange={({ detail }) => onChange(detail.value)} />
}

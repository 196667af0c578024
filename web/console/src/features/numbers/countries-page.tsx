/** What each country demands of whoever orders numbers there. */
import type { Supply } from '@carillon/shared/api'
import { shownTag } from '@carillon/shared/i18n'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SearchPlace } from '../../shared/filter-line.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { EmptyState } from '../../shared/list-table.tsx'
import { listOf, numberOf } from '../../shared/numbers.ts'
import { RefusedPage } from '../../shared/refused.tsx'
import { RowsTable } from '../../shared/rows-table.tsx'
import { countriesQuery } from './api.ts'
import { countryName, useNumberTypes, useProducts } from './number-words.tsx'
import { usePapers, useReach } from './paper-words.ts'

export function CountriesPage() {
  const countries = useQuery(countriesQuery)
  const [search, setSearch] = useState('')
  const texts = useTexts()
  if (countries.error !== null) return <RefusedPage error={countries.error} again={() => void countries.refetch()} />
  const rows = (countries.data?.items ?? []).map((supply) => ({ id: [supply.country, supply.type, ...supply.prefixes].join(' '), ...texts(supply) }))
  const found = rows.filter(({ country }) => country.toLowerCase().includes(search.trim().toLowerCase()))
  found.sort((one, other) => one.country.localeCompare(other.country, shownTag()))
  return <Countries rows={found} edition={countries.data?.edition ?? ''} loading={countries.isPending} search={search} onSearch={setSearch} />
}

interface Row {
  id: string
  country: string
  type: string
  products: string
  papers: string
  port: string
}

interface Props {
  rows: readonly Row[]
  edition: string
  loading: boolean
  search: string
  onSearch: (search: string) => void
}

function Countries({ rows, edition, loading, search, onSearch }: Props) {
  const { t } = useLingui()
  const columns = [
    { id: 'country', header: t`Country`, isRowHeader: true, cell: ({ country }: Row) => country },
    { id: 'type', header: t`Type`, cell: ({ type }: Row) => type },
    { id: 'products', header: t`Product types`, cell: ({ products }: Row) => products },
    { id: 'papers', header: t`Needed for an order`, minWidth: 220, cell: ({ papers }: Row) => papers },
    { id: 'port', header: t`Needed for porting in`, minWidth: 220, cell: ({ port }: Row) => port },
  ]
  return (
    <RowsTable<Row>
      title={t`Country requirements`}
      heading="awsui-h1-sticky"
      info={<HelpLink about={t`Country requirements`} />}
      counter={`(${numberOf(rows.length)})`}
      description={t`What carriers and regulators demand of the people who use the numbers. Edition of ${edition}.`}
      csv={{ file: 'country-requirements', columns: columns.map(({ header, cell }) => ({ heading: header, read: cell })) }}
      variant="full-page"
      stickyHeader
      wrapLines
      enableKeyboardNavigation
      trackBy="id"
      items={rows}
      loading={loading}
      columnDefinitions={columns}
      filter={
        <SearchPlace>
          <TextFilter
            filteringText={search}
            filteringPlaceholder={t`Find countries by name`}
            filteringAriaLabel={t`Find countries by name`}
            filteringClearAriaLabel={t`Clear the search`}
            onChange={({ detail }) => onSearch(detail.filteringText)}
          />
        </SearchPlace>
      }
      empty={<EmptyState title={t`No matches`} text={t`Nothing here matches “${search}”.`} />}
    />
  )
}

function useTexts(): (supply: Supply) => Omit<Row, 'id'> {
  const { t } = useLingui()
  const [types, products, papers, reach] = [useNumberTypes(), useProducts(), usePapers(), useReach()]
  const tag = shownTag()
  const paperText = (address: Supply['order']['address']) => (paper: Supply['order']['papers'][number]) =>
    paper === 'business address' && address !== null ? `${papers[paper]} (${reach(address)})` : papers[paper]
  const textOf = ({ papers: wanted, address, regulator_first: isFirst }: Supply['order']) =>
    [...wanted.map(paperText(address)), ...(isFirst ? [t`The number must first be obtained from the regulator`] : [])].join('; ') || t`Nothing`
  return ({ country, type, prefixes, products: having, order, port }) => {
    return {
      country: countryName(country, tag),
      type: prefixes.length === 0 ? types[type] : listOf(prefixes),
      products: listOf(having.map((product) => products[product])) || '-',
      papers: textOf(order),
      port: port === null ? t`Not possible` : textOf(port),
    }
  }
}

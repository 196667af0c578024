/** The second step of an order: free numbers, looked for and chosen. */
import type { NumberCountries } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { Refused } from '../../shared/refused.tsx'
import { countriesQuery, freeQuery } from './api.ts'
import { FreeNumbers } from './free-numbers.tsx'
import { FreeSearchForm } from './free-search-form.tsx'
import { AT_FIRST, HOME, countriesForPeople, faultOf, queryOf, type Sought } from './free-search.ts'
import { numberText } from './number-text.ts'
import { PapersNote } from './porting/papers-note.tsx'
import { papersOf, supplyOf } from './porting/port-form.ts'

interface Props {
  chosen: readonly string[]
  onChoose: (numbers: readonly string[]) => void
}

export function NumberChoice({ chosen, onChoose }: Props) {
  const countries = useQuery(countriesQuery)
  const client = useQueryClient()
  const [sought, setSought] = useState<Sought>(AT_FIRST)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<{ sought: Sought; cursor: string | null } | null>(null)
  const wanted = { ...queryOf(asked?.sought ?? sought), cursor: asked?.cursor ?? null }
  const free = useQuery({ ...freeQuery(wanted), enabled: asked !== null })
  const next = free.data?.next_cursor ?? null
  const search = () => {
    setTried(true)
    if (faultOf(sought) !== null) return
    void client.invalidateQueries({ queryKey: keys.freeNumbers({ ...queryOf(sought), cursor: null }) })
    setAsked({ sought, cursor: null })
  }
  const isTollFree = asked?.sought.country === HOME && asked.sought.by === 'toll-free'
  return (
    <SpaceBetween size="l">
      <FreeSearchForm
        sought={sought}
        countries={countries.data === undefined ? [HOME] : countriesForPeople(countries.data.items)}
        fault={tried ? faultOf(sought) : null}
        searches={free.isFetching}
        onChange={setSought}
        onSearch={search}
      />
      <Demands countries={countries.data} sought={sought} />
      <Chosen numbers={chosen} onChange={onChoose} />
      {free.error !== null && <Refused error={free.error} />}
      {asked !== null && free.data !== undefined && (
        <FreeNumbers
          found={free.data}
          chosen={chosen}
          isTollFree={isTollFree}
          onChoose={onChoose}
          onMore={next === null ? null : () => setAsked({ ...asked, cursor: next })}
        />
      )}
    </SpaceBetween>
  )
}

/** What the country demands before it gives numbers, if anything. */
function Demands({ countries, sought }: { countries: NumberCountries | undefined; sought: Sought }) {
  const { t } = useLingui()
  const type = sought.country === HOME && sought.by === 'toll-free' ? 'TollFree' : 'Local'
  const demanded = supplyOf(countries?.items ?? [], { country: sought.country, type }, undefined)?.order
  if (demanded === undefined || demanded.papers.length === 0) return null
  return <PapersNote header={t`Documents that are needed`} demanded={demanded} wanted={papersOf(demanded.papers, [])} edition={countries?.edition ?? ''} />
}

/** Those of earlier searches too, each to be left out again. */
function Chosen({ numbers, onChange }: { numbers: readonly string[]; onChange: (numbers: readonly string[]) => void }) {
  const { t } = useLingui()
  if (numbers.length === 0) return null
  return (
    <div>
      <Box variant="awsui-key-label">{t`Chosen numbers`}</Box>
      <TokenGroup
        limit={10}
        items={numbers.map((number) => {
          const text = numberText(number)
          return { label: text, dismissLabel: t`Leave out ${text}` }
        })}
        onDismiss={({ detail }) => onChange(numbers.filter((_number, index) => index !== detail.itemIndex))}
      />
    </div>
  )
}

/** The pages of support; what they say of numbers abroad comes from the pages about numbers. */
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { countriesQuery } from '../../features/numbers/api.ts'
import { countryName } from '../../features/numbers/number-words.tsx'
import { OrderPapers } from '../../features/numbers/order-papers.tsx'
import type { NumbersKnowledge } from '../../features/support/numbers-fields.tsx'
import { RequestPage } from '../../features/support/request-page.tsx'
import { RequestsPage } from '../../features/support/requests-page.tsx'
import { SubmitPage } from '../../features/support/submit-page.tsx'

export const SupportRequests = RequestsPage

export function SubmitRequest() {
  return <SubmitPage knowledge={useKnowledge()} />
}

export function SupportRequest() {
  const { requestId = '' } = useParams({ strict: false })
  return <RequestPage key={requestId} id={requestId} />
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
/** Browsers name them, and they are no countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

function everyCountry(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((one) => LETTERS.map((other) => one + other))
  return codes.filter((code) => names.of(code) !== undefined && !NO_COUNTRIES.has(code))
}

/** Whoever may not see the pages about numbers still chooses among the countries that the browser can name. */
function useKnowledge(): NumbersKnowledge {
  const countries = useQuery(countriesQuery)
  const tag = intlTag(currentLocale())
  const supplies = countries.data?.items ?? []
  const codes = countries.error === null ? [...new Set(supplies.map(({ country }) => country))] : everyCountry()
  const options = codes.map((value) => ({ value, label: countryName(value, tag) }))
  return {
    countries: options.sort((one, other) => one.label.localeCompare(other.label, tag)),
    papers: (country, type) => <OrderPapers supplies={supplies} country={country} type={type === 'local' ? 'Local' : 'TollFree'} />,
  }
}

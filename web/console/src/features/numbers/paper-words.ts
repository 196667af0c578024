/** Words for the papers that countries demand. */
import type { Paper, Supply } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'

export function usePapers(): Record<Paper, string> {
  const { t } = useLingui()
  return {
    'business address': t`Business address`,
    'proof of location': t`Proof of location`,
    'proof of address, such as a utility bill': t`Proof of address, such as a utility bill`,
    'invoice of a network operator or of an Internet provider for the area': t`Invoice of a network operator or of an Internet provider for the area`,
    'copy of the business registration, or of the identity card of an individual': t`Copy of the business registration, or of the identity card of an individual`,
    'copy of the business registration': t`Copy of the business registration`,
    'copy of the local business registration, or proof of address of an individual': t`Copy of the local business registration, or proof of address of an individual`,
    'passport or identity card of the end user': t`Passport or identity card of the end user`,
    "copy of the passport or identity card of the company's representative": t`Copy of the passport or identity card of the company’s representative`,
    'last invoice of the present carrier': t`Last invoice of the present carrier`,
    'letter of agency': t`Letter of agency`,
    'certificate of the national regulator': t`Certificate of the national regulator`,
  }
}

export function useReach(): (address: Supply['order']['address']) => string {
  const { t } = useLingui()
  return (address) => (address === null ? '' : { zone: t`in the zone of the numbers`, country: t`in the country`, anywhere: t`anywhere` }[address])
}

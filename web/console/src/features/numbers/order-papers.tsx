/** The papers that one country demands of whoever orders numbers of one type there. */
import type { NumberType, Supply } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import TextContent from '@cloudscape-design/components/text-content'
import { useLingui } from '@lingui/react/macro'
import { usePapers, useReach } from './paper-words.ts'
import { listOf } from '../../shared/numbers.ts'

export function OrderPapers({ supplies, country, type }: { supplies: readonly Supply[]; country: string; type: NumberType }) {
  const { t } = useLingui()
  const rows = supplies.filter((supply) => supply.country === country && supply.type === type)
  if (rows.length === 0) return <Box>{t`What this country demands is not known here. Support will tell you.`}</Box>
  return (
    <div>
      {rows.map((supply) => (
        <Papers key={supply.prefixes.join()} supply={supply} />
      ))}
    </div>
  )
}

function Papers({ supply: { prefixes, order } }: { supply: Supply }) {
  const { t } = useLingui()
  const [words, reach] = [usePapers(), useReach()]
  const ranges = listOf(prefixes)
  const text = (paper: Supply['order']['papers'][number]) =>
    paper === 'business address' && order.address !== null ? `${words[paper]} (${reach(order.address)})` : words[paper]
  return (
    <div>
      <Box variant="awsui-key-label">{ranges === '' ? t`Documents of the end users` : t`Documents of the end users, for ${ranges}`}</Box>
      {order.papers.length === 0 && <Box>{t`None are demanded.`}</Box>}
      <TextContent>
        <ul>
          {order.papers.map((paper) => (
            <li key={paper}>{text(paper)}</li>
          ))}
        </ul>
      </TextContent>
      {order.regulator_first && <Box>{t`The number must first be obtained from the regulator`}</Box>}
    </div>
  )
}

/** The papers that a country demands, as a list, with where the business address must be. */
import type { Paper, Supply } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import TextContent from '@cloudscape-design/components/text-content'
import { useLingui } from '@lingui/react/macro'
import { usePapers, useReach } from '../paper-words.ts'

interface Props {
  header: string
  demanded: Supply['order']
  wanted: readonly { paper: Paper; carrier: string }[]
  edition: string
}

export function PapersNote({ header, demanded, wanted, edition }: Props) {
  const { t } = useLingui()
  const [papers, reach] = [usePapers(), useReach()]
  const textOf = ({ paper, carrier }: Props['wanted'][number]) => {
    if (paper === 'business address' && demanded.address !== null) return `${papers[paper]} (${reach(demanded.address)})`
    return carrier === '' ? papers[paper] : `${papers[paper]} (${carrier})`
  }
  return (
    <Alert header={header}>
      {wanted.length === 0 ? (
        t`No documents are needed.`
      ) : (
        <TextContent>
          <ul>
            {wanted.map((each) => (
              <li key={`${each.paper} ${each.carrier}`}>{textOf(each)}</li>
            ))}
          </ul>
        </TextContent>
      )}
      {demanded.regulator_first && <Box variant="p">{t`The number must first be obtained from the regulator`}</Box>}
      <Box variant="small">{t`Informative, edition of ${edition}. Give identity and address of the people who use the numbers.`}</Box>
    </Alert>
  )
}

/** Which numbers an act concerns, and whose they are. */
import type { NumberRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural } from '@lingui/react/macro'
import { numberText } from './number-text.ts'

const NAMED = 5

export function ConcernedNumbers({ numbers }: { numbers: readonly NumberRow[] }) {
  const more = numbers.length - NAMED
  return (
    <TextContent>
      <ul>
        {numbers.slice(0, NAMED).map(({ id, holder }) => (
          <li key={id}>
            <Box variant="strong">{numberText(id)}</Box>
            {holder !== null && ` (${holder.name})`}
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

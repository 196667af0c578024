/** What has happened to a request, the oldest first: who wrote, changed, attached. */
import type { SupportEntry } from '@carillon/shared/api'
import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextContent from '@cloudscape-design/components/text-content'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import type { Side } from './api.ts'
import { RequestState } from './words.tsx'

export function History({ side, entries }: { side: Side; entries: readonly SupportEntry[] }) {
  const { t } = useLingui()
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${numberOf(entries.length)})`}>
          {t`History`}
        </Header>
      }
    >
      <ol aria-label={t`History`} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {entries.map((entry) => (
          <li key={entry.place} style={{ paddingBlock: 8 }}>
            <Step entry={entry} reader={side} />
          </li>
        ))}
      </ol>
    </Container>
  )
}

function Step({ entry, reader }: { entry: SupportEntry; reader: Side }) {
  const { t } = useLingui()
  const { author, side, inside, at, text, deed, status } = entry
  const isSpoken = deed === 'replied' || deed === 'noted'
  return (
    <div>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Box variant="strong">{author}</Box>
        <Badge color={side === 'desk' ? 'blue' : 'grey'}>{side === 'desk' ? t`Support` : t`Customer`}</Badge>
        {inside && <Badge color="severity-medium">{t`Internal`}</Badge>}
        <Box color="text-body-secondary" fontSize="body-s">
          <MomentOf at={at} />
        </Box>
        {!inside && deed !== 'attached' && <RequestState status={status} side={reader} />}
      </SpaceBetween>
      {deed === 'provided' && <Provided numbers={text.split('\n')} reader={reader} />}
      {isSpoken ? <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</div> : deed !== 'provided' && <Deed entry={entry} />}
    </div>
  )
}

/** They stand in the inventory of whoever asked. */
function Provided({ numbers, reader }: { numbers: readonly string[]; reader: Side }) {
  const { t } = useLingui()
  return (
    <>
      {t`Provided these phone numbers.`}
      <TextContent>
        <ul>
          {numbers.map((number) => (
            <li key={number}>{reader === 'customer' ? <PageLink to={addresses.number(number)}>{number}</PageLink> : number}</li>
          ))}
        </ul>
      </TextContent>
    </>
  )
}

function Deed({ entry: { deed, text } }: { entry: SupportEntry }) {
  const { t } = useLingui()
  switch (deed) {
    case 'opened':
      return t`Submitted the request.`
    case 'moved':
      return t`Changed the status.`
    case 'assigned':
      return text === '' ? t`Assigned it to nobody.` : t`Assigned it to ${text}.`
    case 'attached':
      return t`Attached ${text}.`
    default:
      return text
  }
}

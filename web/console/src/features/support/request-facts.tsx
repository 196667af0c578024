/** What was told when a request was submitted. */
import type { SupportRequest } from '@carillon/shared/api'
import { exactTime } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CopiedId } from '../../shared/copied-id.tsx'
import { MomentOf, momentText } from '../../shared/moments.tsx'
import { listOf, numberOf } from '../../shared/numbers.ts'
import { EnclosedText } from './diagnostics-fields.tsx'
import type { Side } from './api.ts'
import { LANGUAGES } from './languages.ts'
import { RequestState, useCategories, useEnclosures } from './words.tsx'

interface Props {
  side: Side
  view: SupportRequest
  /** How logs are shown: for the desk they are a link. */
  reference?: (reference: string) => ReactNode
  more?: KeyValuePairsProps.Item[]
}

export function RequestFacts({ side, view, reference = (text) => text, more = [] }: Props) {
  const { t } = useLingui()
  const categories = useCategories()
  const { request, contact } = view
  const phone = contact.phone ?? ''
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          minColumnWidth={180}
          items={[
            { label: t`Request`, value: <CopiedId id={request.id} name={t`the number of the request`} /> },
            { label: t`Status`, value: <RequestState status={request.status} side={side} /> },
            ...more,
            { label: t`Category`, value: categories[request.category] },
            { label: t`Submitted by`, value: request.opened_by },
            { label: t`Submitted at`, value: <MomentOf at={request.created_at} /> },
            { label: t`Time of the issue`, value: <Occurred view={view} /> },
            { label: t`Client version`, value: view.client_version || '-' },
            { label: t`Log reference ID`, value: view.log_reference === '' ? '-' : reference(view.log_reference) },
            { label: t`Meeting ID`, value: view.meeting_id || '-' },
            { label: t`Contact method`, value: contact.method === 'phone' ? t`Phone: ${phone}` : t`Web and e-mail` },
            { label: t`E-mail address`, value: contact.email },
            { label: t`Preferred contact language`, value: LANGUAGES[contact.language ?? 'en'] },
            { label: t`Additional contacts`, value: listOf(contact.additional ?? []) || '-' },
          ]}
        />
        <Abroad numbers={view.numbers} />
        <div>
          <Box variant="awsui-key-label">{t`Description`}</Box>
          <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{view.description}</div>
        </div>
        <Enclosed view={view} />
      </SpaceBetween>
    </Container>
  )
}

/** On the clock of whoever saw it. */
function Occurred({ view: { occurred_at, zone } }: { view: SupportRequest }) {
  if (occurred_at === null) return '-'
  const tag = intlTag(currentLocale())
  return (
    <time dateTime={occurred_at} title={exactTime(occurred_at, tag)}>
      {momentText(occurred_at, tag, zone)} ({zone})
    </time>
  )
}

function Abroad({ numbers }: { numbers: SupportRequest['numbers'] }) {
  const { t } = useLingui()
  if (numbers === null) return null
  const country = new Intl.DisplayNames([intlTag(currentLocale())], { type: 'region' }).of(numbers.country) ?? numbers.country
  return (
    <KeyValuePairs
      columns={3}
      minColumnWidth={180}
      items={[
        { label: t`The numbers are for`, value: numbers.applicant === 'business' ? t`A business` : t`An individual` },
        { label: t`Name`, value: numbers.name },
        { label: t`Country`, value: country },
        { label: t`Number type`, value: numbers.type === 'local' ? t`Local` : t`Toll-free` },
        { label: t`How many numbers`, value: numberOf(numbers.count) },
      ]}
    />
  )
}

function Enclosed({ view: { enclosures } }: { view: SupportRequest }) {
  const { t } = useLingui()
  const names = useEnclosures()
  if (enclosures.length === 0) return null
  return (
    <div>
      <Box variant="awsui-key-label">{t`Diagnostics`}</Box>
      {enclosures.map(({ part, text }) => (
        <EnclosedText key={part} title={names[part]} text={text} />
      ))}
    </div>
  )
}

/** What can be enclosed about the installation: everything is shown first, and nothing is chosen beforehand. */
import type { Enclosure } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Refused } from '../../shared/refused.tsx'
import { diagnosticsQuery } from './api.ts'
import { useEnclosures } from './words.tsx'

interface Props {
  chosen: ReadonlySet<Enclosure['part']>
  onChoose: (chosen: ReadonlySet<Enclosure['part']>) => void
}

/** What the server tells, and the browser in which it is read. */
export function useOffered() {
  const diagnostics = useQuery(diagnosticsQuery)
  const browser: Enclosure = { part: 'browser', text: navigator.userAgent }
  return { diagnostics, offered: diagnostics.data === undefined ? [] : [...diagnostics.data.items, browser] }
}

export function DiagnosticsFields({ chosen, onChoose }: Props) {
  const { t } = useLingui()
  const { diagnostics, offered } = useOffered()
  const names = useEnclosures()
  const toggle = (part: Enclosure['part'], isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(part)
    else next.delete(part)
    onChoose(next)
  }
  return (
    <Container
      header={
        <Header variant="h2" description={t`Nothing of this is sent unless you choose it. What you choose is sent just as it is shown.`}>
          {t`Diagnostics`}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {diagnostics.isPending && <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>}
        {diagnostics.error !== null && <Refused error={diagnostics.error} again={() => void diagnostics.refetch()} />}
        {offered.map(({ part, text }) => (
          <div key={part}>
            <Checkbox checked={chosen.has(part)} onChange={({ detail }) => toggle(part, detail.checked)}>
              {names[part]}
            </Checkbox>
            <EnclosedText title={t`Show what is sent`} label={names[part]} text={text} />
          </div>
        ))}
      </SpaceBetween>
    </Container>
  )
}

/** Folded at first; `label` says which part it is where the title does not. */
export function EnclosedText({ title, label, text }: { title: string; label?: string; text: string }) {
  const { t } = useLingui()
  return (
    <ExpandableSection variant="footer" headerText={title} {...(label === undefined ? {} : { headerAriaLabel: `${title}: ${label}` })}>
      <Box variant="pre" fontSize="body-s">
        {text === '' ? t`Nothing` : text}
      </Box>
    </ExpandableSection>
  )
}

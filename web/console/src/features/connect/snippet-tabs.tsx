/** What to write or type for each kind of client, ready to be copied. */
import type { Connect } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useLingui } from '@lingui/react/macro'
import { CodeText } from '../../shared/code-text.tsx'
import { filled, type SnippetName } from './snippets.ts'

interface Step {
  words: string
  snippet: SnippetName
}

export function SnippetTabs({ endpoints, keyId }: { endpoints: Connect['endpoints']; keyId: string | null }) {
  const { t } = useLingui()
  const tabs = useTabs()
  return (
    <Container header={<Header variant="h2">{t`First call`}</Header>}>
      <Tabs
        tabs={tabs.map(({ id, label, steps }) => ({
          id,
          label,
          content: (
            <SpaceBetween size="m">
              {steps.map(({ words, snippet }) => (
                <div key={snippet}>
                  <Box variant="p">{words}</Box>
                  <CodeText text={filled(snippet, endpoints, keyId)} name={words} />
                </div>
              ))}
            </SpaceBetween>
          ),
        }))}
      />
    </Container>
  )
}

function useTabs(): { id: string; label: string; steps: Step[] }[] {
  const { t } = useLingui()
  const environment: Step = { words: t`In a shell: the key, and the addresses for every client that reads them from the environment`, snippet: 'environment' }
  return [
    { id: 'boto3', label: t`Python (boto3)`, steps: [environment, { words: t`The program`, snippet: 'boto3' }] },
    {
      id: 'cli',
      label: t`AWS CLI`,
      steps: [
        { words: t`The addresses, in the configuration file`, snippet: 'cliConfig' },
        { words: t`The key, in the same profile`, snippet: 'cliKey' },
        { words: t`The call`, snippet: 'cliNew' },
      ],
    },
    { id: 'cli-old', label: t`AWS CLI before 2023`, steps: [environment, { words: t`The call, with the address in it`, snippet: 'cliOld' }] },
    { id: 'javascript', label: t`JavaScript (SDK v3)`, steps: [environment, { words: t`The program`, snippet: 'javascript' }] },
  ]
}

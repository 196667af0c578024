/** About this client, and sending its diagnostic logs to support. */
import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Refused } from '../../shared/states.tsx'
import { VERSION } from '../../shared/version.ts'
import { sendLogs } from './api.ts'
import { diary } from './keep-diary.tsx'
import { logsOf, surroundings } from './logs.ts'

export function AboutLine({ version = VERSION }: { version?: string }) {
  const { t } = useLingui()
  const shown = version === '' ? t`not built` : version
  return (
    <Text>
      <Trans>Carillon client, version {shown}</Trans>
    </Text>
  )
}

export function DiagnosticLogs() {
  const { t } = useLingui()
  const sending = useMutation({ mutationFn: () => sendLogs(logsOf(surroundings(VERSION), diary)) })
  return (
    <>
      <Text size="sm" c="dimmed">
        <Trans>
          Diagnostic logs tell support the version of this client, your browser, your time zone, recent errors, and when the connection was lost. They hold no messages.
        </Trans>
      </Text>
      <Refused error={sending.error} />
      <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate()} style={{ alignSelf: 'flex-start' }}>
        {t`Send diagnostic logs`}
      </Button>
      <div role="status">{sending.data && <Reference reference={sending.data.reference} />}</div>
    </>
  )
}

function Reference({ reference }: { reference: string }) {
  const { t } = useLingui()
  return (
    <Group gap="xs">
      <Text>
        <Trans>The logs were sent. Give your administrator this reference ID:</Trans>
      </Text>
      <Code>{reference}</Code>
      <CopyButton value={reference}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-sm" onClick={copy}>
            {copied ? t`Copied` : t`Copy`}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}

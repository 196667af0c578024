/** The end of set-up: what comes next, for the administrator and for the person. */
import type { SetupOutcome } from '@carillon/shared/api'
import { Alert, Button, Code, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Gate } from '../../shared/gate.tsx'

export function Doors({ outcome, usesIt }: { outcome: SetupOutcome; usesIt: boolean }) {
  const { t } = useLingui()
  return (
    <Gate title={t`Carillon is ready`}>
      {outcome.restart_needed && <RestartHint file={outcome.config_file} />}
      <Text>
        <Trans>You are signed in as administrator. Invite people in the console.</Trans>
      </Text>
      <Stack gap="sm">
        <Button component="a" href={outcome.console_url}>
          <Trans>Open the console</Trans>
        </Button>
        {usesIt && (
          <Button component="a" href={outcome.client_url} variant="default">
            <Trans>Open Carillon</Trans>
          </Button>
        )}
      </Stack>
    </Gate>
  )
}

function RestartHint({ file }: { file: string | null }) {
  return (
    <Alert color="yellow" variant="light" role="status" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      {file === null ? (
        <Trans>Restart the server to apply the new address.</Trans>
      ) : (
        <Trans>
          The address is written to <Code>{file}</Code>. Restart the server to apply it; until then this address goes on working.
        </Trans>
      )}
    </Alert>
  )
}

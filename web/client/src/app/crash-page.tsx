/** A screen that failed: a fault of ours, or a new version of the app while this one was open. */
import { Button, Code, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { diary } from '../features/support/keep-diary.tsx'
import { Gate } from '../shared/gate.tsx'

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useLingui()
  useEffect(() => diary.error(error), [error])
  return (
    <Gate title={t`This page has stopped`}>
      <Text c="dimmed">
        <Trans>Carillon may have been updated meanwhile. Load the page again; drafts are kept. If it stops again, tell your administrator:</Trans>
      </Text>
      <Code block>{error instanceof Error ? error.message : String(error)}</Code>
      <Button onClick={() => location.reload()}>
        <Trans>Load the page again</Trans>
      </Button>
    </Gate>
  )
}

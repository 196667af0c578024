/** Somebody's permissions boundary: the most that policies can give. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { Refused } from '../../shared/refused.tsx'
import { boundaryQuery, type Bearer } from './api.ts'
import { actionsOf } from './bearer-words.ts'
import { ClearBoundaryDialog, SetBoundaryDialog } from './boundary-dialogs.tsx'

export function BoundaryCard({ whose }: { whose: Bearer }) {
  const { t } = useLingui()
  const gate = useGate()
  const boundary = useQuery(boundaryQuery(whose))
  const [act, setAct] = useState<'set' | 'clear' | null>(null)
  const words = actionsOf(whose.bearer)
  const policy = boundary.data?.policy ?? null
  const close = () => setAct(null)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t`The most that policies can give; it gives nothing itself.`}
          actions={
            boundary.data !== undefined && (
              <SpaceBetween direction="horizontal" size="xs">
                {policy !== null && <Button onClick={() => setAct('clear')} {...gate(words.unbound)}>{t`Remove boundary`}</Button>}
                <Button onClick={() => setAct('set')} {...gate(words.bound)}>
                  {policy === null ? t`Set boundary` : t`Change boundary`}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {t`Permissions boundary`}
        </Header>
      }
    >
      {boundary.error !== null && boundary.data === undefined && <Refused error={boundary.error} again={() => void boundary.refetch()} />}
      {boundary.isPending && <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>}
      {boundary.data !== undefined && policy === null && (
        <Box color="text-body-secondary">
          <Trans>No boundary: policies alone decide.</Trans>
        </Box>
      )}
      {policy !== null && <PageLink to={addresses.policy(policy.arn)}>{policy.name}</PageLink>}
      {act === 'set' && <SetBoundaryDialog whose={whose} now={policy} onClose={close} />}
      {act === 'clear' && <ClearBoundaryDialog whose={whose} onClose={close} />}
    </Container>
  )
}

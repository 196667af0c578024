/** What keeps the installation safe: its latest backup and its certificate. */
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import type { Operations } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { MomentOf } from '../../shared/moments.tsx'
import { sizeOf } from '../../shared/sizes.ts'
import { ageText, certificateState } from './ages.ts'

export function SafetyCard({ standing }: { standing: Operations }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Backup and certificate`}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Latest backup`, value: <BackupAge standing={standing} /> },
          { label: t`Where it was written`, value: <BackupPlace standing={standing} /> },
          { label: t`Certificate`, value: <CertificateEnd standing={standing} /> },
        ]}
      />
    </Container>
  )
}

function BackupAge({ standing: { backup, backup_is_late, at } }: { standing: Operations }) {
  const { t } = useLingui()
  if (backup === null) {
    return (
      <SpaceBetween size="xxs">
        <StatusIndicator type="warning">{t`There is none yet`}</StatusIndicator>
        <Trans>
          Have <code>carillon backup</code> run every day.
        </Trans>
      </SpaceBetween>
    )
  }
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={backup_is_late ? 'warning' : 'success'}>
        {ageText(backup.made_at, at, intlTag(currentLocale()))}
      </StatusIndicator>
      <MomentOf at={backup.made_at} />
      {backup_is_late && <Trans>Backups should be made every day.</Trans>}
    </SpaceBetween>
  )
}

function BackupPlace({ standing: { backup } }: { standing: Operations }) {
  const { t } = useLingui()
  if (backup === null) return '-'
  return (
    <SpaceBetween size="xxs">
      <span style={{ overflowWrap: 'anywhere' }}>{backup.file}</span>
      <span>{sizeOf(backup.size)}</span>
      {!backup.is_here && <span>{t`The file is no longer there: it was moved or deleted.`}</span>}
    </SpaceBetween>
  )
}

function CertificateEnd({ standing: { certificate_ends_at, at } }: { standing: Operations }) {
  const { t } = useLingui()
  if (certificate_ends_at === null) return t`Not served by Carillon itself`
  const state = certificateState(certificate_ends_at, at)
  const words = { valid: t`Valid`, soon: t`Ends soon`, over: t`Has ended` }
  const types = { valid: 'success', soon: 'warning', over: 'error' } as const
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={types[state]}>{words[state]}</StatusIndicator>
      <MomentOf at={certificate_ends_at} />
    </SpaceBetween>
  )
}

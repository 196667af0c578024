/** My security credentials: what whoever is signed in comes in with. */
import type { OwnCredentials } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGateAmong, type Gate } from '../../shared/administrator.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { keys } from '../../shared/keys.ts'
import { RefusedPage } from '../../shared/refused.tsx'
import { ownQuery } from './api.ts'
import { DeviceSetup } from './device-setup.tsx'
import { DevicesCard } from './devices-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { OwnPasswordDialog } from './own-password-dialog.tsx'

export function OwnCredentialsPage() {
  const { t } = useLingui()
  const mine = useQuery(ownQuery)
  if (mine.data !== undefined) return <Mine mine={mine.data} again={() => void mine.refetch()} />
  if (mine.error !== null) return <RefusedPage error={mine.error} again={() => void mine.refetch()} />
  return <StatusIndicator type="loading">{t`Loading your credentials`}</StatusIndicator>
}

function Mine({ mine, again }: { mine: OwnCredentials; again: () => void }) {
  const { t } = useLingui()
  const gate = useGateAmong(mine.may)
  const [settingUp, setSettingUp] = useState(false)
  const isRoot = mine.kind === 'root'
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`My security credentials`} />} description={isRoot ? t`Root user` : t`IAM user`}>
        {t`My security credentials`}
      </Header>
      {mine.devices.items.length === 0 && (
        <Alert type={isRoot ? 'warning' : 'info'} header={t`You sign in with a password alone`}>
          <Trans>Set up an MFA device: then nobody gets in who has only your password.</Trans>
        </Alert>
      )}
      <OwnPassword mine={mine} gate={gate} />
      <DevicesCard
        holder="oneself"
        stale={keys.ownCredentials}
        query={{ data: mine.devices, error: null, again }}
        gate={gate}
        setUp={<Button onClick={() => setSettingUp(true)} {...gate('iam:EnableMFADevice')}>{t`Set up MFA device`}</Button>}
      />
      <KeysCard holder="oneself" holderName={isRoot ? 'root' : mine.name} stale={keys.ownCredentials} query={{ data: mine.keys, error: null, again }} gate={gate} />
      {settingUp && <DeviceSetup suggestion={isRoot ? 'root' : 'phone'} onClose={() => setSettingUp(false)} />}
    </SpaceBetween>
  )
}

function OwnPassword({ mine, gate }: { mine: OwnCredentials; gate: (action: string) => Gate }) {
  const { t } = useLingui()
  const [changing, setChanging] = useState(false)
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setChanging(true)} {...gate('iam:ChangePassword')}>{t`Change password`}</Button>}>
          {t`Sign-in`}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: mine.kind === 'root' ? t`Name` : t`User name`, value: mine.name },
          { label: t`E-mail address`, value: mine.email ?? '-' },
          { label: t`ARN`, value: <CopiedId id={mine.arn} name={t`the ARN`} /> },
          { label: t`Password set`, value: <DateOf at={mine.password_set_at} /> },
        ]}
      />
      {changing && <OwnPasswordDialog onClose={() => setChanging(false)} />}
    </Container>
  )
}

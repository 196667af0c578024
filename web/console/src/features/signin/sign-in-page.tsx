/** Signing in: as root with its e-mail address, then its password, or as an IAM user. */
import type { Administrator } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import type { Who } from './api.ts'
import { PasswordStep } from './password-step.tsx'
import { WhoStep } from './who-step.tsx'

interface Props {
  ended: boolean
  passwordChanged: boolean
  onSignedIn: (administrator: Administrator) => void
}

export function SignInPage({ ended, passwordChanged, onSignedIn }: Props) {
  const { t } = useLingui()
  const [who, setWho] = useState<Who>({ kind: 'user', name: '' })
  const [step, setStep] = useState<'who' | 'password'>('who')
  return (
    <SpaceBetween size="l">
      {ended && (
        <Alert type="info">
          <Trans>Your session has ended. Sign in to go on where you were.</Trans>
        </Alert>
      )}
      {passwordChanged && (
        <Alert type="success">
          <Trans>The root password is changed. Sign in with the new one.</Trans>
        </Alert>
      )}
      <Container header={<Header variant="h1">{step === 'who' ? t`Sign in to the console` : t`Root user sign-in`}</Header>}>
        {step === 'who' ? (
          <WhoStep who={who} onChange={setWho} onNext={() => setStep('password')} onSignedIn={onSignedIn} />
        ) : (
          <PasswordStep who={who} onBack={() => setStep('who')} onSignedIn={onSignedIn} />
        )}
      </Container>
      <Box color="text-body-secondary" fontSize="body-s">
        <Trans>
          For meetings and chat, sign in to the{' '}
          <Link href={addresses.client} fontSize="body-s">
            client
          </Link>
          , not here.
        </Trans>
      </Box>
    </SpaceBetween>
  )
}

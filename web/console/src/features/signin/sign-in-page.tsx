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
import { CodeStep } from './code-step.tsx'
import type { Asked } from './entry.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
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
  const [asked, setAsked] = useState<Asked | null>(null)
  const back = () => setAsked(null)
  const title = asked?.what === 'code' ? t`Multi-factor authentication` : asked !== null ? t`New password` : step === 'who' ? t`Sign in to the console` : t`Root user sign-in`
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
      <Container header={<Header variant="h1">{title}</Header>}>
        {asked?.what === 'code' ? (
          <CodeStep attempt={asked.attempt} onBack={back} onSignedIn={onSignedIn} />
        ) : asked !== null ? (
          <NewPasswordStep attempt={asked.attempt} onAsked={setAsked} onBack={back} onSignedIn={onSignedIn} />
        ) : step === 'who' ? (
          <WhoStep who={who} onChange={setWho} onNext={() => setStep('password')} onAsked={setAsked} onSignedIn={onSignedIn} />
        ) : (
          <PasswordStep who={who} onBack={() => setStep('who')} onAsked={setAsked} onSignedIn={onSignedIn} />
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

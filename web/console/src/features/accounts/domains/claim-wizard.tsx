/** The three steps of a first claim: choose the domain, add its record, verify it. */
import { errorText, type Account, type DomainRow } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { useGate } from '../../../shared/administrator.tsx'
import { useGo } from '../../../shared/follow.ts'
import { keys } from '../../../shared/keys.ts'
import { claimDomain } from './api.ts'
import { DomainButtons } from './domain-buttons.tsx'
import { DomainField } from './domain-field.tsx'
import { cleanDomain, domainFault } from './domain-name.ts'
import { LastLook } from './last-look.tsx'
import { RecordSteps } from './record-steps.tsx'
import { useClaimActs } from './use-claim-acts.ts'
import { VerificationImpact } from './verification-impact.tsx'

export function ClaimWizard({ account, pending }: { account: Account; pending: DomainRow | undefined }) {
  return pending?.claim ? <Resumed account={account} row={pending} claim={pending.claim} /> : <Begun account={account} />
}

/** Only the first step can be done before there is a claim. */
function Begun({ account }: { account: Account }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const gate = useGate()('chime:AddDomain')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const claim = useMutation({
    mutationFn: () => claimDomain(account.id, cleanDomain(name)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.domains(account.id) }),
  })
  const titles = useTitles()
  const submit = () => {
    setTried(true)
    if (!gate.disabled && domainFault(name) === null && !claim.isPending) claim.mutate()
  }
  return (
    <Frame
      account={account}
      at={0}
      loading={claim.isPending}
      onNext={submit}
      steps={[
        {
          title: titles[0],
          description: gate.disabled ? gate.disabledReason : t`Use the domain of your people's e-mail addresses. You need access to its DNS.`,
          content: (
            <Container>
              <DomainField value={name} onChange={setName} tried={tried} refusal={claim.error && errorText(claim.error, i18n)} autoFocus />
            </Container>
          ),
        },
        { title: titles[1], content: null },
        { title: titles[2], content: null },
      ]}
    />
  )
}

interface ResumedProps {
  account: Account
  row: DomainRow
  claim: NonNullable<DomainRow['claim']>
}

/** There is a claim: its record waits to be added, and can be looked for at any time. */
function Resumed({ account, row, claim }: ResumedProps) {
  const { t } = useLingui()
  const [at, setAt] = useState(1)
  const { look } = useClaimActs(account, row.name)
  const gate = useGate()('chime:AddDomain')
  const titles = useTitles()
  const named = <Header variant="h2">{row.name}</Header>
  return (
    <Frame
      account={account}
      at={at}
      loading={look.isPending}
      onNext={() => setAt(at + 1)}
      onGo={setAt}
      onSubmit={() => (gate.disabled ? undefined : look.mutate())}
      steps={[
        {
          title: titles[0],
          description: t`To claim another domain instead, withdraw this claim.`,
          content: <Container header={<Header variant="h2" actions={<DomainButtons account={account} row={row} />}>{row.name}</Header>} />,
        },
        { title: titles[1], content: <Container header={named}><RecordSteps record={claim.record} /></Container> },
        {
          title: titles[2],
          description: gate.disabled ? gate.disabledReason : t`Carillon looks for the record by itself, too: you may leave this page.`,
          content: (
            <SpaceBetween size="l">
              <VerificationImpact account={account} name={row.name} />
              <Container header={named}>
                <LastLook claim={claim} />
              </Container>
            </SpaceBetween>
          ),
        },
      ]}
    />
  )
}

function useTitles(): [string, string, string] {
  const { t } = useLingui()
  return [t`Choose a domain`, t`Add the TXT record`, t`Verify the domain`]
}

interface FrameProps {
  account: Account
  at: number
  loading: boolean
  steps: { title: string; description?: string; content: React.ReactNode }[]
  onNext: () => void
  onGo?: (step: number) => void
  onSubmit?: () => void
}

function Frame({ account, at, loading, steps, onNext, onGo, onSubmit }: FrameProps) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <Wizard
      steps={steps}
      activeStepIndex={at}
      isLoadingNextStep={loading}
      submitButtonText={t`Verify now`}
      i18nStrings={{
        stepNumberLabel: (step) => t`Step ${step}`,
        collapsedStepsLabel: (step, all) => t`Step ${step} of ${all}`,
        navigationAriaLabel: t`Steps`,
        cancelButton: t`Leave`,
        previousButton: t`Previous`,
        nextButton: t`Next`,
      }}
      onCancel={() => go(addresses.domains(account.id))}
      onNavigate={({ detail }) => (detail.reason === 'next' ? onNext() : onGo?.(detail.requestedStepIndex))}
      onSubmit={() => onSubmit?.()}
    />
  )
}

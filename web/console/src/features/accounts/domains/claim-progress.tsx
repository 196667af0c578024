/** How a claim goes: the last look, and a look at once; an ended claim begins anew. */
import { errorText, type Account, type DomainClaim, type DomainRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useGate } from '../../../shared/administrator.tsx'
import { LastLook } from './last-look.tsx'
import { useClaimActs } from './use-claim-acts.ts'

interface Props {
  account: Account
  row: DomainRow
  claim: DomainClaim
}

export function ClaimProgress({ account, row, claim }: Props) {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const contested = claim.finding === 'taken' || claim.finding === 'in_review'
  const { look, again } = useClaimActs(account, row.name, contested)
  const error = look.error ?? again.error
  const button =
    row.status === 'Expired' ? (
      <Button loading={again.isPending} onClick={() => again.mutate()} {...gate('chime:AddDomain')}>{t`Claim again`}</Button>
    ) : (
      <Button loading={look.isPending} onClick={() => look.mutate()} {...gate('chime:AddDomain')}>{t`Verify now`}</Button>
    )
  return (
    <Container header={<Header variant="h2" actions={button}>{t`Verification`}</Header>}>
      <SpaceBetween size="m">
        {error && <Alert type="error">{errorText(error, i18n)}</Alert>}
        {row.status === 'Expired' && (
          <Alert type="warning">
            <Trans>The record was not found within 30 days, so Carillon looks for it no longer. A new claim has a new value.</Trans>
          </Alert>
        )}
        <LastLook claim={claim} />
      </SpaceBetween>
    </Container>
  )
}

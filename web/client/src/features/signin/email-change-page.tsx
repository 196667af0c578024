/** Confirming, approving or stopping another e-mail address with the link from a letter. */
import type { EmailAnswer } from '@carillon/shared/api'
import { Anchor, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Gate } from '../../shared/gate.tsx'
import { LoadingLines, Problem } from '../../shared/states.tsx'
import { useSecret } from '../../shared/use-secret.ts'
import { GateForm } from './gate-form.tsx'
import { answerEmailLink, checkEmailLink } from './profile-api.ts'
import { NoLink } from './reset-page.tsx'

export function EmailChangePage() {
  const { t } = useLingui()
  const [secret, forget] = useSecret()
  const link = useQuery({ queryKey: ['email-link', secret], queryFn: () => checkEmailLink(secret ?? ''), enabled: secret !== null, retry: false, staleTime: Infinity })
  const answer = useMutation({ mutationFn: () => answerEmailLink(secret ?? ''), onSuccess: forget })
  if (answer.data) return <Answered answer={answer.data} />
  return (
    <Gate title={t`Your e-mail address`}>
      {secret === null && <NoLink />}
      {secret !== null && link.isPending && <LoadingLines />}
      {link.isError && <Problem title={t`This link cannot be used`} error={link.error} />}
      {link.data && (
        <GateForm act={t`Yes, do that`} busy={answer.isPending} error={answer.error} onSubmit={() => answer.mutate()}>
          <Question link={link.data} />
        </GateForm>
      )}
    </Gate>
  )
}

function Question({ link }: { link: EmailAnswer }) {
  const { old_email: before, new_email: after } = link
  return (
    <Text>
      {link.act === 'confirm' && <Trans>Confirm that {after} becomes the address of your Carillon profile?</Trans>}
      {link.act === 'approve' && (
        <Trans>
          Approve that the address of your Carillon profile changes from {before} to {after}?
        </Trans>
      )}
      {link.act === 'stop' && (
        <Trans>
          Stop the change from {before} to {after}? Your address stays as it is.
        </Trans>
      )}
    </Text>
  )
}

function Answered({ answer }: { answer: EmailAnswer }) {
  const { t } = useLingui()
  const { new_email: after } = answer
  const title = answer.act === 'stop' ? t`The change is stopped` : answer.done ? t`Your address is changed` : t`One more mailbox to go`
  return (
    <Gate title={title}>
      <Text role="status">
        {answer.act === 'stop' && <Trans>Nothing has changed. If you did not ask for it, choose a new password now.</Trans>}
        {answer.done && <Trans>Sign in with {after} from now on.</Trans>}
        {answer.act !== 'stop' && !answer.done && <Trans>The change is made as soon as the other address has agreed too.</Trans>}
      </Text>
      <Anchor component={Link} to={answer.act === 'stop' ? '/forgotten' : '/'} size="sm">
        {answer.act === 'stop' ? <Trans>Choose a new password</Trans> : <Trans>Go to Carillon</Trans>}
      </Anchor>
    </Gate>
  )
}

/** The pages before sign-in, and where each of them leads. */
import { Alert } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { setupQuery } from '../features/setup/api.ts'
import { RegisterPage } from '../features/signin/register-page.tsx'
import { SignInPage } from '../features/signin/sign-in-page.tsx'

export { EmailChangePage } from '../features/signin/email-change-page.tsx'
export { ForgottenPage } from '../features/signin/forgotten-page.tsx'
export { InstallPage } from '../features/signin/install-page.tsx'
export { ResetPage } from '../features/signin/reset-page.tsx'
export { SignUpPage } from '../features/signin/sign-up-page.tsx'

const signInRoute = getRouteApi('/sign-in')

export function SignInGate() {
  const { next, ended, left } = signInRoute.useSearch()
  const router = useRouter()
  return <SignInPage notice={<Notice ended={ended === true} erased={left === 'erased'} />} onSignedIn={() => router.history.replace(next ?? '/')} />
}

export function RegisterGate() {
  const router = useRouter()
  return <RegisterPage onSignedIn={() => router.history.replace('/')} />
}

function Notice({ ended, erased }: { ended: boolean; erased: boolean }) {
  const setup = useQuery(setupQuery)
  if (setup.data?.needed)
    return (
      <Alert color="yellow" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
        <Trans>Carillon is not set up yet. Open the set-up link that the server printed when it started.</Trans>
      </Alert>
    )
  if (!ended && !erased) return null
  return (
    <Alert variant="light" role="status" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      {erased ? (
        <Trans>Your account is deleted. What you left behind is being removed; a mail tells you when it is done.</Trans>
      ) : (
        <Trans>Your session has ended. Sign in again to go on.</Trans>
      )}
    </Alert>
  )
}

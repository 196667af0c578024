/** The page where administrators sign in. */
import type { Administrator } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { setupQuery } from '../../features/signin/api.ts'
import { SetUpFirst } from '../../features/signin/set-up-first.tsx'
import { SignInPage } from '../../features/signin/sign-in-page.tsx'
import { safeReturn } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { Outside } from '../outside.tsx'

export function SignIn() {
  const { t } = useLingui()
  const { to, because } = useSearch({ strict: false })
  const client = useQueryClient()
  const go = useGo()
  const setup = useQuery(setupQuery)
  const enter = (administrator: Administrator) => {
    // Nothing that an earlier administrator has seen is shown to this one.
    client.clear()
    client.setQueryData(keys.session, administrator)
    go(safeReturn(to))
  }
  return (
    <Outside title={t`Sign in`}>
      {setup.data?.needed === true ? (
        <SetUpFirst />
      ) : (
        <SignInPage ended={because === 'ended'} passwordChanged={because === 'password'} onSignedIn={enter} />
      )}
    </Outside>
  )
}

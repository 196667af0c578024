/** The page that the link for a lost root password opens. */
import { useLingui } from '@lingui/react/macro'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { RootResetPage } from '../../features/signin/root-reset-page.tsx'
import { Outside } from '../outside.tsx'

export function RootReset() {
  const { t } = useLingui()
  const secret = useLocation({ select: (location) => location.hash })
  const navigate = useNavigate()
  // The link is used up: it does not stay in the browser's history.
  const changed = () => void navigate({ to: '/console/sign-in', search: { because: 'password' }, replace: true })
  return (
    <Outside title={t`New root password`}>
      <RootResetPage key={secret} secret={secret} onChanged={changed} />
    </Outside>
  )
}

/** Where one can go when a meeting is over or not to be had. */
import { useLingui } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { ButtonLink } from './links.tsx'

export function WaysOn({ guest, lead = false }: { guest: boolean; lead?: boolean }) {
  const { t } = useLingui()
  const here = useLocation({ select: ({ pathname }) => pathname })
  const variant = lead ? 'filled' : 'default'
  if (!guest) return <ButtonLink to="/" variant={variant}>{t`Go to the home page`}</ButtonLink>
  return (
    <>
      <ButtonLink to="/meet" variant={variant}>{t`Enter another ID`}</ButtonLink>
      <ButtonLink to="/sign-in" search={{ next: here }} variant="subtle">{t`Sign in`}</ButtonLink>
    </>
  )
}

/** The link beside a heading that opens the page's help. */
import Link from '@cloudscape-design/components/link'
import { Trans, useLingui } from '@lingui/react/macro'
import { createContext, use } from 'react'

export const OpenHelp = createContext<() => void>(() => undefined)

export function HelpLink({ about }: { about: string }) {
  const { t } = useLingui()
  return (
    <Link variant="info" onFollow={use(OpenHelp)} ariaLabel={t`Help about ${about}`}>
      <Trans>Info</Trans>
    </Link>
  )
}

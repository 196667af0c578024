/** What administrators decide about a person: the account, the permission. */
import type { License, Me } from '@carillon/shared/api'
import { dateText } from '@carillon/shared/format'
import { Trans } from '@lingui/react/macro'
import { useNow } from '../../shared/use-now.ts'
import { useTag } from '../../shared/use-tag.ts'
import classes from './settings.module.css'

export function ProfileFacts({ me }: { me: Me }) {
  return (
    <dl className={classes['facts']}>
      {me.account && (
        <>
          <dt>
            <Trans>Account</Trans>
          </dt>
          <dd>{me.account.name}</dd>
        </>
      )}
      <dt>
        <Trans>Permission</Trans>
      </dt>
      <dd>
        <LicenseText license={me.license} ends={me.trial_ends_at} />
      </dd>
    </dl>
  )
}

function LicenseText({ license, ends }: { license: License; ends: string | null }) {
  const tag = useTag()
  const now = useNow()
  if (license === 'Pro') return <Trans>Pro</Trans>
  if (license === 'Basic') return <Trans>Basic</Trans>
  if (ends === null) return <Trans>Pro, on trial</Trans>
  const day = dateText(ends, now, tag)
  return <Trans>Pro, on trial until {day}</Trans>
}

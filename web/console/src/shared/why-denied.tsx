/** Why somebody is not allowed to do something: which statement of their own policies decided, and where to look. */
import { hasCode, type ApiError, type Facts } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from './addresses.ts'
import { Name } from './name.tsx'
import { PageLink } from './page-link.tsx'

/** By policies; other refusals have words of their own. */
export const isDenied = (error: unknown): error is ApiError => hasCode(error, 'NotAllowed', 'NotAllowedOn')

export function WhyDenied({ error: { facts, message } }: { error: ApiError }) {
  return (
    <SpaceBetween size="xs">
      <Box variant="code">{message}</Box>
      <div>
        <Because facts={facts} />
      </div>
      <Ways facts={facts} />
    </SpaceBetween>
  )
}

const text = (facts: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function Because({ facts }: { facts: Facts }) {
  const policy = text(facts, 'policy')
  switch (facts['why']) {
    case 'deny':
      return <Denying facts={facts} />
    case 'boundary':
      return policy === '' ? (
        <Trans>Your permissions boundary is gone and allows nothing.</Trans>
      ) : (
        <Trans>
          Your permissions boundary <Name text={policy} /> does not allow it.
        </Trans>
      )
    case 'session':
      return <Trans>The policies of your session do not allow it.</Trans>
    case 'none':
      return <Trans>No statement of your policies allows it.</Trans>
    default:
      return null
  }
}

function Denying({ facts }: { facts: Facts }) {
  const policy = text(facts, 'policy')
  const number = text(facts, 'statement')
  const sid = text(facts, 'sid')
  if (sid === '') {
    return (
      <Trans>
        Statement {number} of your policy <Name text={policy} /> denies it.
      </Trans>
    )
  }
  return (
    <Trans>
      Statement {number} (<Name text={sid} />) of your policy <Name text={policy} /> denies it.
    </Trans>
  )
}

function Ways({ facts }: { facts: Facts }) {
  const { t } = useLingui()
  const policyArn = text(facts, 'policy_arn')
  const source = text(facts, 'arn')
  const action = text(facts, 'action')
  const resource = text(facts, 'resource')
  const isIdentity = /^arn:aws:iam::\d{12}:(user|role)\//.test(source)
  return (
    <SpaceBetween direction="horizontal" size="m">
      {policyArn !== '' && <PageLink to={addresses.policy(policyArn)}>{t`See the policy`}</PageLink>}
      {isIdentity && action !== '' && (
        <PageLink to={addresses.simulator({ source, action, ...(resource === '' ? {} : { resource }) })}>{t`Try it in the policy simulator`}</PageLink>
      )}
    </SpaceBetween>
  )
}

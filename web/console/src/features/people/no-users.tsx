/** The list of users without anybody in it, and how people come into an account. */
import type { Account } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useGate } from '../../shared/administrator.tsx'
import { EmptyState } from '../../shared/list-table.tsx'
import { listOf } from '../../shared/numbers.ts'

export function NoUsers({ account, onInvite }: { account: Account; onInvite: () => void }) {
  const { t } = useLingui()
  const domains = listOf(account.domains.map((domain) => domain.name))
  if (account.type === 'Enterprise' && account.domains.length === 0) {
    return <EmptyState title={t`No users yet`} text={t`This account has no domain. Claim one, and whoever registers with an address of it appears here.`} />
  }
  if (account.type === 'Enterprise') {
    return <EmptyState title={t`No users yet`} text={t`Whoever registers with an address of ${domains} appears here.`} />
  }
  return (
    <EmptyState title={t`No users yet`} text={t`Invite people by e-mail. They appear here at once, with their details when they have registered.`}>
      <InviteButton variant="normal" onClick={onInvite} />
    </EmptyState>
  )
}

export function NobodySo({ onClear }: { onClear: () => void }) {
  const { t } = useLingui()
  return (
    <EmptyState title={t`No matches`} text={t`Nobody here is as the filters ask for.`}>
      <Button onClick={onClear}>{t`Clear filters`}</Button>
    </EmptyState>
  )
}

export function InviteButton({ variant, onClick }: { variant: 'primary' | 'normal'; onClick: () => void }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} onClick={onClick} {...gate('chime:InviteUsers')}>
      {variant === 'primary' ? t`Invite users` : t`Invite the first users`}
    </Button>
  )
}

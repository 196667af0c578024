/** Undoes a removal as far as that goes: those who were removed are invited again. */
import Button from '@cloudscape-design/components/button'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useGate } from '../../shared/administrator.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { ActRefused } from '../../shared/act-refused.tsx'
import { inviteAll } from './invite-all.ts'

export function InviteAgain({ accountId, emails }: { accountId: string; emails: readonly string[] }) {
  const { t } = useLingui()
  const gate = useGate()
  const notify = useNotify()
  const inviting = useMutation({
    mutationFn: () => inviteAll(accountId, emails),
    onSuccess: ({ results }) => {
      const count = results.filter(({ outcome }) => outcome === 'invited').length
      notify({ type: 'success', header: t`${plural(count, { one: '# invitation goes', other: '# invitations go' })} out` })
    },
  })
  if (inviting.error !== null) return <ActRefused error={inviting.error} />
  return (
    <Button loading={inviting.isPending} onClick={() => inviting.mutate()} {...(inviting.isSuccess ? { disabled: true } : gate('chime:InviteUsers'))}>
      {t`Invite again`}
    </Button>
  )
}

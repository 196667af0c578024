/** Undoes a suspension. */
import Button from '@cloudscape-design/components/button'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { ActRefused } from '../../shared/act-refused.tsx'
import { useGate } from '../../shared/administrator.tsx'
import { activateUsers } from './api.ts'
import { inSlices } from './in-slices.ts'
import { useReport } from './report.tsx'
import type { ActedUser } from './user-acts.ts'

export function ActivateAgain({ accountId, ids, users }: { accountId: string; ids: readonly string[]; users: readonly ActedUser[] }) {
  const { t } = useLingui()
  const gate = useGate()
  const report = useReport()
  const activating = useMutation({
    mutationFn: () => inSlices(ids, (slice) => activateUsers(accountId, slice)),
    onSuccess: (outcome) => report(outcome, users, (count) => t`${plural(count, { one: '# user is', other: '# users are' })} active again`),
  })
  if (activating.error !== null) return <ActRefused error={activating.error} />
  return (
    <Button loading={activating.isPending} onClick={() => activating.mutate()} {...(activating.isSuccess ? { disabled: true } : gate('chime:ActivateUsers'))}>
      {t`Activate again`}
    </Button>
  )
}

/** Whether those who were suspended come back by themselves once their domain is removed. */
import { errorText, type Account } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { blockReregistration } from './api.ts'

export function ReregistrationGroup({ account }: { account: Account }) {
  const { t, i18n } = useLingui()
  const gate = useGate()('chime:UpdateAccountSettings')
  const client = useQueryClient()
  const notify = useNotify()
  const saving = useMutation({
    mutationFn: (blocked: boolean) => blockReregistration(account.id, blocked),
    onSuccess: (_, blocked) => {
      client.setQueryData<Account>(keys.account(account.id), { ...account, block_suspended_reregistration: blocked })
      notify({ type: 'success', header: blocked ? t`Suspended people stay out` : t`Suspended people may register anew` })
    },
  })
  return (
    <Container header={<Header variant="h2">{t`After a domain is removed`}</Header>}>
      <SpaceBetween size="m">
        {saving.error && <Alert type="error">{errorText(saving.error, i18n)}</Alert>}
        <Toggle
          checked={account.block_suspended_reregistration}
          disabled={gate.disabled || saving.isPending}
          description={
            gate.disabled
              ? gate.disabledReason
              : t`For as long as they are listed here as suspended, they cannot sign up anew with the same address. They can still be invited.`
          }
          onChange={({ detail }) => saving.mutate(detail.checked)}
        >{t`Keep people who were suspended from registering again`}</Toggle>
      </SpaceBetween>
    </Container>
  )
}

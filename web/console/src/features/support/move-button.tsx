/** Brings a request into another state. */
import type { SupportRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { errorText } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { moveTo, type Side } from './api.ts'
import { ANSWER, SUBMIT } from './request-acts.ts'

interface Props {
  side: Side
  id: string
  to: SupportRow['status']
  children: string
}

export function MoveButton({ side, id, to, children }: Props) {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const client = useQueryClient()
  const notify = useNotify()
  const moving = useMutation({
    mutationFn: () => moveTo(side, id, to),
    onSettled: () => client.invalidateQueries({ queryKey: keys.supportRequests(side) }),
    onError: (error) => notify({ type: 'error', header: t`The status was not changed`, content: errorText(error, i18n) }),
  })
  return (
    <Button loading={moving.isPending} onClick={() => moving.mutate()} {...gate(side === 'desk' ? ANSWER : SUBMIT)}>
      {children}
    </Button>
  )
}

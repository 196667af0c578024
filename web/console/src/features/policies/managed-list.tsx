/** The managed policies that are attached to somebody, with attaching and detaching. */
import type { AttachedPolicy } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, useGate, type Gate } from '../../shared/administrator.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { attachedQuery, type Bearer } from './api.ts'
import { AttachDialog } from './attach-dialog.tsx'
import { actionsOf } from './bearer-words.ts'
import { DetachDialog } from './detach-dialog.tsx'
import { KindName } from './kind-name.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { ATTACHED_CSV } from './policies-files.ts'

export function ManagedList({ whose, fixed }: { whose: Bearer; fixed: boolean }) {
  const { t } = useLingui()
  const gate = useGate()
  const attached = useQuery(attachedQuery(whose))
  const [isAttaching, setIsAttaching] = useState(false)
  const [leaving, setLeaving] = useState<AttachedPolicy | null>(null)
  const words = actionsOf(whose.bearer)
  const limit = attached.data?.limit ?? 0
  const isFull = attached.data !== undefined && attached.data.items.length >= limit
  const detaching = gate(words.detach)
  return (
    <>
      <SmallTable
        title={t`Attached policies`}
        csv={{ file: 'attached-policies', columns: ATTACHED_CSV }}
        description={fixed ? t`Fixed, and of no use to anybody else.` : t`Managed policies, which can be attached to others too.`}
        actions={
          !fixed && (
            <Button onClick={() => setIsAttaching(true)} {...(isFull ? closed(t`At most ${limit} policies can be attached.`) : gate(words.attach))}>
              {t`Attach policies`}
            </Button>
          )
        }
        query={{ data: attached.data?.items, error: attached.error, again: () => void attached.refetch() }}
        empty={{ title: t`No policies attached`, text: t`Nothing is allowed until a policy allows it.` }}
        columns={[
          { id: 'name', header: t`Policy name`, isRowHeader: true, cell: ({ arn, name }) => <PageLink to={addresses.policy(arn)}>{name}</PageLink> },
          { id: 'kind', header: t`Kind`, cell: ({ kind }) => <KindName kind={fixed ? 'service' : kind} /> },
          ...(fixed
            ? []
            : [
                {
                  id: 'acts',
                  header: t`Actions`,
                  cell: (policy: AttachedPolicy) => <DetachButton name={policy.name} gate={detaching} onClick={() => setLeaving(policy)} />,
                },
              ]),
        ]}
      />
      {isAttaching && <AttachDialog whose={whose} attached={attached.data} onClose={() => setIsAttaching(false)} />}
      {leaving !== null && <DetachDialog whose={whose} policy={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function DetachButton({ name, gate, onClick }: { name: string; gate: Gate; onClick: () => void }) {
  const { t } = useLingui()
  return (
    <Button variant="inline-link" ariaLabel={t`Detach ${name}`} onClick={onClick} {...gate}>
      {t`Detach`}
    </Button>
  )
}

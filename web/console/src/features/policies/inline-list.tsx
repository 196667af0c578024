/** The policies that belong to somebody alone. */
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGate } from '../../shared/administrator.tsx'
import { inlineQuery, type Bearer } from './api.ts'
import { actionsOf } from './bearer-words.ts'
import { InlineDialog } from './inline-dialog.tsx'
import { RemoveInlineDialog } from './remove-inline-dialog.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { INLINE_CSV } from './policies-files.ts'

type Open = { act: 'add' } | { act: 'edit' | 'remove'; policy: string }

export function InlineList({ whose }: { whose: Bearer }) {
  const { t } = useLingui()
  const gate = useGate()
  const inline = useQuery(inlineQuery(whose))
  const [open, setOpen] = useState<Open | null>(null)
  const words = actionsOf(whose.bearer)
  const close = () => setOpen(null)
  const names = inline.data?.names
  const whoseName = whose.name
  return (
    <>
      <SmallTable
        title={t`Inline policies`}
        csv={{ file: 'inline-policies', columns: INLINE_CSV }}
        description={t`Policies that belong to ${whoseName} alone and go with it.`}
        actions={<Button onClick={() => setOpen({ act: 'add' })} {...gate(words.put)}>{t`Add inline policy`}</Button>}
        query={{ data: names?.map((name) => ({ name })), error: inline.error, again: () => void inline.refetch() }}
        empty={{ title: t`No inline policies`, text: t`For what several need, a managed policy is better: it is changed in one place.` }}
        columns={[
          { id: 'name', header: t`Policy name`, isRowHeader: true, cell: ({ name }) => name },
          {
            id: 'acts',
            header: t`Actions`,
            cell: ({ name }) => (
              <SpaceBetween direction="horizontal" size="s">
                <Button variant="inline-link" ariaLabel={t`Edit ${name}`} onClick={() => setOpen({ act: 'edit', policy: name })}>{t`Edit`}</Button>
                <Button variant="inline-link" ariaLabel={t`Remove ${name}`} onClick={() => setOpen({ act: 'remove', policy: name })} {...gate(words.remove)}>
                  {t`Remove`}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {open?.act === 'add' && <InlineDialog whose={whose} taken={names ?? []} onClose={close} />}
      {open?.act === 'edit' && <InlineDialog whose={whose} taken={[]} policy={open.policy} onClose={close} />}
      {open?.act === 'remove' && <RemoveInlineDialog whose={whose} policy={open.policy} onClose={close} />}
    </>
  )
}

/** The columns of lists of requests, on the screen and in files. */
import type { SupportRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import type { Column } from '../../shared/list-table.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import type { Side } from './api.ts'
import { RequestState, useCategories } from './words.tsx'

export function useRequestColumns(href: (id: string) => string, side: Side = 'customer'): Column<SupportRow>[] {
  const { t } = useLingui()
  const categories = useCategories()
  return [
    { id: 'request', label: t`Request`, always: true, cell: ({ id }) => <PageLink to={href(id)}>{id}</PageLink> },
    { id: 'subject', label: t`Subject`, maxWidth: 300, cell: ({ subject }) => subject },
    { id: 'status', label: t`Status`, cell: ({ status }) => <RequestState status={status} side={side} /> },
    { id: 'category', label: t`Category`, cell: ({ category }) => categories[category] },
    { id: 'opened_by', label: t`Submitted by`, cell: ({ opened_by }) => opened_by },
    { id: 'created', label: t`Submitted at`, cell: ({ created_at }) => <MomentOf at={created_at} /> },
    { id: 'changed', label: t`Last changed`, cell: ({ updated_at }) => <MomentOf at={updated_at} /> },
  ]
}

export function useDeskColumns(href: (id: string) => string): Column<SupportRow>[] {
  const { t } = useLingui()
  const [request, subject, status, ...others] = useRequestColumns(href, 'desk')
  const own: Column<SupportRow>[] = [
    { id: 'organisation', label: t`Organisation`, cell: ({ organisation }) => organisation || '-' },
    { id: 'assignee', label: t`Assigned to`, cell: ({ assignee }) => assignee || '-' },
  ]
  return [request, subject, status, ...own, ...others].filter((column) => column !== undefined)
}

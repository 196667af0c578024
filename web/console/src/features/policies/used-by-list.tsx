/** Who has a policy, attached or as boundary. */
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { usedByQuery, type BearerKind } from './api.ts'
import { SmallTable } from '../../shared/small-table.tsx'
import { USED_BY_CSV } from './policies-files.ts'

const pageOf: Readonly<Record<BearerKind, (name: string) => string>> = {
  user: addresses.iamUser,
  group: addresses.iamGroup,
  role: addresses.role,
}

export function UsedByList({ arn }: { arn: string }) {
  const { t } = useLingui()
  const usedBy = useQuery(usedByQuery(arn))
  const words = { user: t`User`, group: t`Group`, role: t`Role` }
  return (
    <SmallTable
      title={t`Used by`}
      csv={{ file: 'used-by', columns: USED_BY_CSV }}
      description={t`A group's policy is that of all its users.`}
      query={{ data: usedBy.data?.items, error: usedBy.error, again: () => void usedBy.refetch() }}
      empty={{ title: t`Nobody has this policy`, text: t`Attach it on the page of a user, a group or a role.` }}
      columns={[
        { id: 'name', header: t`Name`, isRowHeader: true, cell: ({ kind, name }) => <PageLink to={pageOf[kind](name)}>{name}</PageLink> },
        { id: 'kind', header: t`Identity`, cell: ({ kind }) => words[kind] },
        { id: 'how', header: t`As`, cell: ({ as_boundary }) => (as_boundary ? t`Permissions boundary` : t`Attached policy`) },
      ]}
    />
  )
}

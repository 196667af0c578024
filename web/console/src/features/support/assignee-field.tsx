/** Who of the desk looks after a request. */
import { errorText, type SupportRow } from '@carillon/shared/api'
import Select from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { assignTo, deskAdministratorsQuery } from './api.ts'

export function AssigneeField({ request: { id, assignee } }: { request: SupportRow }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const administrators = useQuery(deskAdministratorsQuery)
  const assigning = useMutation({
    mutationFn: (name: string) => assignTo(id, name),
    onSettled: () => client.invalidateQueries({ queryKey: keys.supportRequests('desk') }),
    onError: (error) => notify({ type: 'error', header: t`The request was not assigned`, content: errorText(error, i18n) }),
  })
  const names = [...new Set([...(administrators.data?.names ?? []), ...(assignee === '' ? [] : [assignee])])]
  const options = [{ value: '', label: t`Nobody` }, ...names.map((value) => ({ value, label: value }))]
  return (
    <Select
      ariaLabel={t`Assigned to`}
      options={options}
      selectedOption={options.find(({ value }) => value === assignee) ?? null}
      statusType={assigning.isPending || administrators.isPending ? 'loading' : 'finished'}
      filteringType={names.length > 10 ? 'auto' : 'none'}
      filteringAriaLabel={t`Find an administrator`}
      onChange={({ detail }) => assigning.mutate(detail.selectedOption.value ?? '')}
    />
  )
}

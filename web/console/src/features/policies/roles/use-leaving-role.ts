/** After a role was deleted: to the list, without asking for the role that is gone. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { addresses } from '../../../shared/addresses.ts'
import { useGo } from '../../../shared/follow.ts'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'

export function useLeavingRole(name: string): () => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return () => {
    void client.invalidateQueries({ queryKey: keys.role(name), refetchType: 'none' })
    void client.invalidateQueries({ queryKey: [...keys.roles, 'pages'] })
    void client.invalidateQueries({ queryKey: [...keys.roles, 'of-services'] })
    notify({ type: 'success', at: addresses.roles, header: t`Role “${name}” was deleted` })
    go(addresses.roles)
  }
}

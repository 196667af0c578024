/** Creating the role of a service. */
import type { RoleView } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { addresses } from '../../../shared/addresses.ts'
import { useGo } from '../../../shared/follow.ts'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { createServiceRole, serviceRolesQuery } from './api.ts'

export function ServiceRoleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const services = useQuery(serviceRolesQuery)
  const [service, setService] = useState<string | null>(null)
  const arrive = useArrival()
  return (
    <ActDialog title={t`Create role of a service`} act={t`Create`} ready={service !== null} onAct={() => createServiceRole(service ?? '')} onDone={arrive} onCancel={onClose}>
      {services.isPending && <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>}
      {services.error !== null && <Refused error={services.error} again={() => void services.refetch()} />}
      {services.data !== undefined && (
        <FormField label={t`Service`} description={t`The role's permissions are fixed, and nobody but the service can take it on.`}>
          <RadioGroup
            value={service}
            onChange={({ detail }) => setService(detail.value)}
            items={services.data.items.map((each) => ({
              value: each.service,
              label: each.service,
              description: each.exists ? t`It has its role already.` : each.description,
              disabled: each.exists,
            }))}
          />
        </FormField>
      )}
    </ActDialog>
  )
}

function useArrival(): (role: RoleView) => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return ({ name }) => {
    void client.invalidateQueries({ queryKey: keys.roles })
    const there = addresses.role(name)
    notify({ type: 'success', at: there, header: t`Role “${name}” was created` })
    go(there)
  }
}

/** What a role is, and what of it is changed in one field. */
import type { RoleView } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { useGateAmong } from '../../../shared/administrator.tsx'
import { CopiedId } from '../../../shared/copied-id.tsx'
import { DateOf } from '../../../shared/dates.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { listOf } from '../../../shared/numbers.ts'
import { describeRole, setSession } from './api.ts'
import { SessionChoice, useHours } from './session-choice.tsx'

export function RoleFields({ role }: { role: RoleView }) {
  const { t } = useLingui()
  const gate = useGateAmong(role.may)
  const hours = useHours()
  const [act, setAct] = useState<'description' | 'session' | null>(null)
  const close = () => setAct(null)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {role.service === null && <Button onClick={() => setAct('session')} {...gate('iam:UpdateRole')}>{t`Change longest session`}</Button>}
              <Button onClick={() => setAct('description')} {...gate('iam:UpdateRoleDescription')}>{t`Edit description`}</Button>
            </SpaceBetween>
          }
        >
          {t`Role`}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`ARN`, value: <CopiedId id={role.arn} name={t`the ARN`} /> },
          { label: t`Description`, value: role.description || '-' },
          { label: t`Trusted`, value: listOf(role.trusted) || '-' },
          { label: t`Longest session`, value: hours(role.session_seconds) },
          { label: t`Last used`, value: role.last_used_at === null ? t`Never` : <DateOf at={role.last_used_at} /> },
          { label: t`Created`, value: <DateOf at={role.created_at} /> },
        ]}
      />
      {act === 'description' && <DescriptionDialog role={role} onClose={close} />}
      {act === 'session' && <SessionDialog role={role} onClose={close} />}
    </Container>
  )
}

function DescriptionDialog({ role, onClose }: { role: RoleView; onClose: () => void }) {
  const { t } = useLingui()
  const done = useRoleChanged(onClose)
  const [text, setText] = useState(role.description)
  return (
    <ActDialog title={t`Edit description`} act={t`Save`} onAct={() => describeRole(role.name, text.trim())} onDone={done} onCancel={onClose}>
      <FormField label={t`Description`}>
        <Input value={text} autoComplete={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </ActDialog>
  )
}

function SessionDialog({ role, onClose }: { role: RoleView; onClose: () => void }) {
  const { t } = useLingui()
  const done = useRoleChanged(onClose)
  const [seconds, setSeconds] = useState(role.session_seconds)
  return (
    <ActDialog title={t`Change longest session`} act={t`Save`} onAct={() => setSession(role.name, seconds)} onDone={done} onCancel={onClose}>
      <SessionChoice seconds={seconds} onChange={setSeconds} />
    </ActDialog>
  )
}

export function useRoleChanged(onClose: () => void): (role: RoleView) => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return (role) => {
    client.setQueryData(keys.role(role.name), role)
    void client.invalidateQueries({ queryKey: [...keys.roles, 'pages'] })
    notify({ type: 'success', header: t`The role was changed` })
    onClose()
  }
}

/** Who is signing in; an IAM user gives the password at once. */
import type { Administrator } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Who } from './api.ts'
import { EntryRefused, useEntry, type Asked } from './entry.tsx'
import { Password } from './password.tsx'

interface Props {
  who: Who
  onChange: (who: Who) => void
  onNext: () => void
  onAsked: (asked: Asked) => void
  onSignedIn: (administrator: Administrator) => void
}

export function WhoStep({ who, onChange, onNext, onAsked, onSignedIn }: Props) {
  const { t } = useLingui()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useEntry(onSignedIn, onAsked)
  const isRoot = who.kind === 'root'
  const missing = isRoot ? t`Enter the e-mail address of the root user.` : t`Enter your user name or e-mail address.`
  const submit = () => {
    setTried(true)
    if (who.name.trim() === '') return
    if (isRoot) onNext()
    else if (password !== '') entry.mutate({ ...who, password })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <SpaceBetween size="l">
        <EntryRefused error={entry.error} kind={who.kind} />
        <Tiles
          value={who.kind}
          ariaLabel={t`Who signs in`}
          columns={1}
          onChange={({ detail }) => {
            entry.reset()
            setTried(false)
            onChange({ ...who, kind: detail.value === 'root' ? 'root' : 'user' })
          }}
          items={[
            { value: 'user', label: t`IAM user`, description: t`An administrator. Does what policies allow, every day.` },
            { value: 'root', label: t`Root user`, description: t`The owner of the organisation. For what nobody else can do.` },
          ]}
        />
        <FormField label={isRoot ? t`Root user e-mail address` : t`User name or e-mail address`} errorText={tried && who.name.trim() === '' ? missing : null}>
          <Input
            value={who.name}
            type={isRoot ? 'email' : 'text'}
            autoComplete="username"
            autoFocus
            spellcheck={false}
            onChange={({ detail }) => onChange({ ...who, name: detail.value })}
          />
        </FormField>
        {!isRoot && <Password value={password} onChange={setPassword} tried={tried} />}
        <Button variant="primary" fullWidth loading={entry.isPending}>
          {isRoot ? t`Next` : t`Sign in`}
        </Button>
      </SpaceBetween>
    </form>
  )
}

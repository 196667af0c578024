/** A form with one thing to do: fields, why it was refused, the button. */
import { Button, Stack } from '@mantine/core'
import type { SyntheticEvent, ReactNode } from 'react'
import { Refused } from '../../shared/states.tsx'

interface Props {
  act: string
  busy: boolean
  error: unknown
  onSubmit: () => void
  children: ReactNode
}

export function GateForm({ act, busy, error, onSubmit, children }: Props) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!busy) onSubmit()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {children}
        <Refused error={error} />
        <Button type="submit" loading={busy} fullWidth>
          {act}
        </Button>
      </Stack>
    </form>
  )
}

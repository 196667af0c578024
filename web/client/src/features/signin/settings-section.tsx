/** One section of the settings page. */
import { Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './settings.module.css'

export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={classes['section']} aria-labelledby={heading}>
      <Stack gap="md">
        <Title order={2} size="h3" id={heading}>
          {title}
        </Title>
        {children}
      </Stack>
    </section>
  )
}

/** A page outside the frame: one column, the mark, a title and one thing to do. */
import { Stack, Title } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import classes from './gate.module.css'
import { Mark } from './mark.tsx'
import { useTitle } from './use-title.ts'

export function Gate({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  useTitle(title)
  return (
    <main className={classes['gate']}>
      <div className={`${classes['column']} ${wide ? classes['wide'] : ''}`}>
        <div className={classes['brand']}>
          <Mark size={24} />
          <Trans>Carillon</Trans>
        </div>
        <Stack gap="lg">
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </div>
    </main>
  )
}

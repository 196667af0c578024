/** A part of the page that is dark whatever the person chose: pictures stand out, and faces are not lit by the screen. */
import { createTheme, MantineProvider, mergeThemeOverrides, Modal, Portal, useMantineEnv } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { theme, variables } from '../../../shared/theme.ts'
import classes from './dark.module.css'

/** What floats above (menus, hints, dialogs) stays inside, to be dark too. */
const floatingIn = (root: HTMLElement) =>
  mergeThemeOverrides(
    theme,
    createTheme({
      components: {
        Portal: Portal.extend({ defaultProps: { target: root } }),
        Modal: Modal.extend({ classNames: { inner: classes['dialog'] ?? '' } }),
      },
    }),
  )

export function Dark({ children }: { children: ReactNode }) {
  const [root, setRoot] = useState<HTMLDivElement | null>(null)
  return (
    <div ref={setRoot} className={classes['dark']} data-dark data-mantine-color-scheme="dark">
      {root && <Inside root={root}>{children}</Inside>}
    </div>
  )
}

function Inside({ root, children }: { root: HTMLDivElement; children: ReactNode }) {
  const themed = useMemo(() => floatingIn(root), [root])
  const env = useMantineEnv()
  return (
    <MantineProvider
      theme={themed}
      cssVariablesResolver={variables}
      cssVariablesSelector="[data-dark]"
      forceColorScheme="dark"
      defaultColorScheme="dark"
      getRootElement={() => root}
      withGlobalClasses={false}
      env={env}
    >
      {children}
    </MantineProvider>
  )
}

/** What every screen stands on: language, look, the server's answers. */
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../shared/look.css'
import { newQueryClient } from '@carillon/shared/query'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { theme, variables } from '../shared/theme.ts'

const queries = newQueryClient()
const colorScheme = localStorageColorSchemeManager({ key: 'carillon.theme' })

export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
        <QueryClientProvider client={queries}>
          <Notifications position="top-center" limit={3} />
          {children}
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  )
}

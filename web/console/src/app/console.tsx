/** The console: its words, its memory, its addresses. */
import { useTag } from '@carillon/shared/i18n'
import I18nProvider from '@cloudscape-design/components/i18n'
import { i18n } from '@lingui/core'
import { I18nProvider as Words, useLingui } from '@lingui/react'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { componentMessages } from './component-messages.ts'
import type { newRouter } from './router.ts'

interface Props {
  client: QueryClient
  router: ReturnType<typeof newRouter>
}

export function Console({ client, router }: Props) {
  return (
    <Words i18n={i18n}>
      <ComponentWords>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ComponentWords>
    </Words>
  )
}

/** Cloudscape's own words change together with ours. */
function ComponentWords({ children }: { children: ReactNode }) {
  const { i18n: words } = useLingui()
  return (
    <I18nProvider locale={useTag()} messages={[componentMessages(words.locale)]}>
      {children}
    </I18nProvider>
  )
}

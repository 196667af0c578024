/** The console: its words, its memory, its addresses. */
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import I18nProvider, { type I18nProviderProps } from '@cloudscape-design/components/i18n'
import { i18n } from '@lingui/core'
import { I18nProvider as Words } from '@lingui/react'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { newRouter } from './router.ts'

interface Props {
  client: QueryClient
  router: ReturnType<typeof newRouter>
  componentMessages: I18nProviderProps.Messages
}

export function Console({ client, router, componentMessages }: Props) {
  return (
    <I18nProvider locale={intlTag(currentLocale())} messages={[componentMessages]}>
      <Words i18n={i18n}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Words>
    </I18nProvider>
  )
}

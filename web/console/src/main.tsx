/** Starts the console. */
import '@cloudscape-design/global-styles/index.css'
import { startI18n } from '@carillon/shared/i18n'
import { newQueryClient } from '@carillon/shared/query'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console } from './app/console.tsx'
import { catalogues } from './app/catalogues.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

await startI18n(catalogues)
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={newQueryClient()}>
        <Console />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)

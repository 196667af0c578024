/** Starts the client. */
import { startI18n } from '@carillon/shared/i18n'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { catalogues } from './app/catalogues.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

await startI18n(catalogues)
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Trans>Carillon</Trans>
    </I18nProvider>
  </StrictMode>,
)

/** Starts the console. */
import '@cloudscape-design/global-styles/index.css'
import './app/hints.css'
import './app/targets.css'
import { startI18n } from '@carillon/shared/i18n'
import { newQueryClient } from '@carillon/shared/query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { catalogues } from './app/catalogues.ts'
import { loadComponentMessages } from './app/component-messages.ts'
import { Console } from './app/console.tsx'
import { newRouter } from './app/router.ts'
import { followSystemTheme } from './app/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

followSystemTheme()
await startI18n(catalogues, loadComponentMessages)
createRoot(root).render(
  <StrictMode>
    <Console client={newQueryClient()} router={newRouter()} />
  </StrictMode>,
)

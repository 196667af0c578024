/** Starts the client. */
import { startI18n } from '@carillon/shared/i18n'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { catalogues } from './app/catalogues.ts'
import { Providers } from './app/providers.tsx'
import { router } from './app/routes.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

await startI18n(catalogues)
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)

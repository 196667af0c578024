/** Which languages there are, and where their messages lie. */
import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const catalogue = (workspace: string) => ({
  path: `<rootDir>/${workspace}/src/locales/{locale}`,
  include: [`<rootDir>/${workspace}/src`],
  exclude: ['**/*.test.ts', '**/*.test.tsx'],
})

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'id', 'zh-CN', 'pt-BR', 'it', 'fr', 'pseudo'],
  pseudoLocale: 'pseudo',
  catalogs: [catalogue('shared'), catalogue('client'), catalogue('console')],
  // Line numbers would change the catalogues at every edit.
  format: formatter({ lineNumbers: false }),
})

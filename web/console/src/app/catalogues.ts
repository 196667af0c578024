/** The console's messages in every language. */
import type { Catalogues } from '@carillon/shared/i18n'

export const catalogues: Catalogues = {
  en: () => import('../locales/en.po'),
  pseudo: () => import('../locales/pseudo.po'),
}

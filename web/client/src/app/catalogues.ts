/** The client's messages in every language. */
import type { Catalogues } from '@carillon/shared/i18n'

export const catalogues: Catalogues = {
  en: () => import('../locales/en.po'),
  id: () => import('../locales/id.po'),
  'zh-CN': () => import('../locales/zh-CN.po'),
  'pt-BR': () => import('../locales/pt-BR.po'),
  it: () => import('../locales/it.po'),
  fr: () => import('../locales/fr.po'),
  pseudo: () => import('../locales/pseudo.po'),
}

/** Loads the messages of the person's language before the first screen is drawn. */
import { i18n, type Messages } from '@lingui/core'
import { currentLocale, intlTag, type Locale } from './locales.ts'

export interface Catalogue {
  messages: Messages
}
export type Catalogues = Readonly<Record<Locale, () => Promise<Catalogue>>>

const shared: Catalogues = {
  en: () => import('../locales/en.po'),
  pseudo: () => import('../locales/pseudo.po'),
}

export async function startI18n(own: Catalogues, locale: Locale = currentLocale()): Promise<void> {
  const [below, above] = await Promise.all([shared[locale](), own[locale]()])
  i18n.load(locale, { ...below.messages, ...above.messages })
  i18n.activate(locale, [intlTag(locale)])
  document.documentElement.lang = intlTag(locale)
}

/** Loads the messages of the person's language before the first screen is drawn, and changes them while it stands. */
import { i18n, type Messages } from '@lingui/core'
import { chooseLocale, currentLocale, intlTag, type Locale } from './locales.ts'

export interface Catalogue {
  messages: Messages
}
export type Catalogues = Readonly<Record<Locale, () => Promise<Catalogue>>>

/** What an app prepares in a language besides its messages, before these change. */
type Preparation = (locale: Locale) => Promise<void>

const shared: Catalogues = {
  en: () => import('../locales/en.po'),
  id: () => import('../locales/id.po'),
  'zh-CN': () => import('../locales/zh-CN.po'),
  'pt-BR': () => import('../locales/pt-BR.po'),
  it: () => import('../locales/it.po'),
  fr: () => import('../locales/fr.po'),
  pseudo: () => import('../locales/pseudo.po'),
}

let showing: ((locale: Locale) => Promise<void>) | null = null
let wanted: Locale | null = null

export async function startI18n(own: Catalogues, prepare: Preparation = () => Promise.resolve()): Promise<void> {
  showing = async (locale) => {
    wanted = locale
    const [below, above] = await Promise.all([shared[locale](), own[locale](), prepare(locale)])
    // Of two languages asked for in haste, the later one stays.
    if (wanted === locale) speak(locale, { ...below.messages, ...above.messages })
  }
  await showing(currentLocale())
}

/**
 * Shows everything in this language from now on and keeps the choice in this browser; null leaves it to the browser's
 * languages. Nothing is loaded anew: what a person has begun to write stays.
 */
export async function applyLocale(locale: Locale | null): Promise<void> {
  chooseLocale(locale)
  await showing?.(currentLocale())
}

function speak(locale: Locale, messages: Messages): void {
  i18n.load(locale, messages)
  document.documentElement.lang = intlTag(locale)
  i18n.activate(locale, [intlTag(locale)])
}

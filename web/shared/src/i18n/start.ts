/** Loads the messages of the person's language before the first screen is drawn, and changes them while it stands. */
import { i18n, type Messages } from '@lingui/core'
import { keepZone, ownZone } from '../format/zone.ts'
import { browserLocale, chooseLocale, chosenLocale, currentLocale, intlTag, knownLocale, LANGUAGE_KEY, type Locale } from './locales.ts'

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

type Show = (locale: Locale, loaded?: () => void) => Promise<void>

let show: Show = (locale) => Promise.reject(new Error(`${locale} cannot be shown before the first language.`))
let wanted: Locale | null = null

export async function startI18n(own: Catalogues, prepare: Preparation = () => Promise.resolve()): Promise<void> {
  show = async (locale, loaded) => {
    wanted = locale
    const [below, above] = await Promise.all([shared[locale](), own[locale](), prepare(locale)])
    // Of two languages asked for in haste, the later one stays.
    if (wanted !== locale) return
    loaded?.()
    speak(locale, { ...below.messages, ...above.messages })
  }
  await show(currentLocale())
  // Chosen in one window, a language is spoken in all of them.
  window.addEventListener('storage', (event) => {
    if (event.key === LANGUAGE_KEY) void show(currentLocale())
  })
}

/**
 * Shows everything in this language from now on and keeps the choice in this browser; null leaves it to the browser's
 * languages. The page is not loaded anew: what a person has begun to write stays.
 */
export async function applyLocale(locale: Locale | null): Promise<void> {
  await show(locale ?? browserLocale(), () => chooseLocale(locale))
}

/** Writes all times in this zone from now on; null leaves it to the browser's. */
export function applyZone(zone: string | null): void {
  const before = ownZone()
  keepZone(zone)
  if (ownZone() === before) return
  // Says to everything that is drawn that its words may have changed.
  i18n.activate(i18n.locale, i18n.locales)
}

/** What a person's profile says of them, where it says it. */
export interface Ways {
  language: string | null
  time_zone: string | null
}

/** Follows the profile of the person who has signed in; where it says nothing, this browser's choice stays. */
export async function followProfile({ language, time_zone }: Ways): Promise<void> {
  applyZone(time_zone)
  const locale = knownLocale(language)
  if (locale !== undefined && locale !== chosenLocale()) await applyLocale(locale)
}

function speak(locale: Locale, messages: Messages): void {
  i18n.load(locale, messages)
  document.documentElement.lang = intlTag(locale)
  i18n.activate(locale, [intlTag(locale)])
}

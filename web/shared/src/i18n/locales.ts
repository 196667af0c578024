/** The languages, and the one this person reads. */
export const LOCALES = {
  en: 'English',
  id: 'Bahasa Indonesia',
  'zh-CN': '简体中文',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  fr: 'Français',
  pseudo: 'Ƥşḗḗŭḓǿǿ',
} as const
export type Locale = keyof typeof LOCALES

/** The form of each language that its catalogue is written for: where it is spoken, for people whose browser does not say. */
const WRITTEN_FOR: Readonly<Record<Exclude<Locale, 'pseudo'>, string>> = {
  en: 'en-US',
  id: 'id-ID',
  'zh-CN': 'zh-CN',
  'pt-BR': 'pt-BR',
  it: 'it-IT',
  fr: 'fr-FR',
}

export const LANGUAGE_KEY = 'carillon.language'

type Languages = readonly string[]

/** Pseudo is for those who develop; all others are offered the languages that people speak. */
export const offeredLocales = (development: boolean): readonly (readonly [Locale, string])[] =>
  (Object.entries(LOCALES) as [Locale, string][]).filter(([locale]) => locale !== 'pseudo' || development)

export const knownLocale = (name: string | null | undefined): Locale | undefined =>
  name !== null && name !== undefined && Object.hasOwn(LOCALES, name) ? (name as Locale) : undefined

/** The person's own choice, or null when the browser's languages decide. */
export const chosenLocale = (): Locale | null => knownLocale(localStorage.getItem(LANGUAGE_KEY)) ?? null

export function chooseLocale(locale: Locale | null): void {
  if (locale === null) localStorage.removeItem(LANGUAGE_KEY)
  else localStorage.setItem(LANGUAGE_KEY, locale)
}

export const currentLocale = (languages: Languages = navigator.languages): Locale => chosenLocale() ?? browserLocale(languages)

/** The first of the browser's languages that there is: fr-CA reads fr, zh-Hans-SG reads zh-CN, pt reads pt-BR. */
export function browserLocale(languages: Languages = navigator.languages): Locale {
  for (const tag of languages) {
    const found = (Object.keys(WRITTEN_FOR) as (keyof typeof WRITTEN_FOR)[]).find((locale) => reads(tag, WRITTEN_FOR[locale]))
    if (found) return found
  }
  return 'en'
}

/** The tag for Intl and the lang attribute: the browser's own regional form of the language where it has one. */
export function intlTag(locale: Locale, languages: Languages = navigator.languages): string {
  if (locale === 'pseudo') return 'en'
  const own = WRITTEN_FOR[locale]
  return languages.find((tag) => spoken(tag)?.region !== undefined && reads(tag, own)) ?? own
}

/** Whether someone who asks for the one tag reads the other: the same language in the same script, wherever it is spoken. */
function reads(asked: string, written: string): boolean {
  const one = spoken(asked)?.maximize()
  const other = spoken(written)?.maximize()
  return one !== undefined && one.language === other?.language && one.script === other.script
}

/** A browser may be set to a language that no standard knows. */
function spoken(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

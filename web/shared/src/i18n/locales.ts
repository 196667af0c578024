/** The languages, and the one this person reads. */
export const LOCALES = { en: 'English', pseudo: 'Ƥşḗḗŭḓǿǿ' } as const
export type Locale = keyof typeof LOCALES

const KEY = 'carillon.language'

const known = (name: string | null): Locale | undefined => (name !== null && name in LOCALES ? (name as Locale) : undefined)

/** The person's own choice, or null when the browser's languages decide. */
export const chosenLocale = (): Locale | null => known(localStorage.getItem(KEY)) ?? null

export function chooseLocale(locale: Locale | null): void {
  if (locale === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, locale)
}

export function currentLocale(languages: readonly string[] = navigator.languages): Locale {
  return chosenLocale() ?? languages.map((tag) => known(tag.split('-')[0] ?? null)).find((locale) => locale !== undefined) ?? 'en'
}

/** The tag for Intl and the lang attribute: the browser's own regional form of the language where it has one. */
export function intlTag(locale: Locale, languages: readonly string[] = navigator.languages): string {
  if (locale === 'pseudo') return 'en'
  return languages.find((tag) => tag.split('-')[0] === locale) ?? locale
}

/** The languages in which somebody can ask to be answered. */
import type { SupportContact } from '@carillon/shared/api'

/** Each in its own language, so that its speakers find it. */
export const LANGUAGES: Readonly<Record<NonNullable<SupportContact['language']>, string>> = {
  en: 'English',
  id: 'Bahasa Indonesia',
  'zh-CN': '简体中文',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  fr: 'Français',
}

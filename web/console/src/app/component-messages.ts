/** The words that Cloudscape's components bring along, in the person's language. */
import type { Locale } from '@carillon/shared/i18n'
import type { I18nProviderProps } from '@cloudscape-design/components/i18n'

type Messages = I18nProviderProps.Messages

const english = () => import('@cloudscape-design/components/i18n/messages/all.en')

const loaders: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  en: english,
  id: () => import('@cloudscape-design/components/i18n/messages/all.id'),
  'zh-CN': () => import('@cloudscape-design/components/i18n/messages/all.zh-CN'),
  'pt-BR': () => import('@cloudscape-design/components/i18n/messages/all.pt-BR'),
  it: () => import('@cloudscape-design/components/i18n/messages/all.it'),
  fr: () => import('@cloudscape-design/components/i18n/messages/all.fr'),
  pseudo: english,
}

const loaded = new Map<string, Messages>()

export async function loadComponentMessages(locale: Locale): Promise<void> {
  loaded.set(locale, (await loaders[locale]()).default)
}

export const componentMessages = (locale: string): Messages => loaded.get(locale) ?? {}

/** The words that Cloudscape's components bring along, in the person's language. */
import type { Locale } from '@carillon/shared/i18n'
import type { I18nProviderProps } from '@cloudscape-design/components/i18n'

const english = () => import('@cloudscape-design/components/i18n/messages/all.en')

const loaders: Readonly<Record<Locale, () => Promise<{ default: I18nProviderProps.Messages }>>> = {
  en: english,
  pseudo: english,
}

export const componentMessages = async (locale: Locale): Promise<I18nProviderProps.Messages> => (await loaders[locale]()).default

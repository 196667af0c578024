/** The language tag in which dates and numbers are written. */
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { intlTag, type Locale } from './locales.ts'

/** Of a component, which is drawn anew when the language changes. */
export const useTag = (): string => intlTag(useLingui().i18n.locale as Locale)

/** Of a function that a drawn component calls. */
export const shownTag = (): string => intlTag(i18n.locale as Locale)

/** The language tag in which dates and numbers are written. */
import { intlTag, type Locale } from '@carillon/shared/i18n'
import { useLingui } from '@lingui/react'

export const useTag = (): string => intlTag(useLingui().i18n.locale as Locale)

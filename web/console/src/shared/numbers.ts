/** Numbers in the reader's own format. */
import { numberText } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'

export const numberOf = (value: number): string => numberText(value, intlTag(currentLocale()))

export const percentOf = (percentage: number): string =>
  new Intl.NumberFormat(intlTag(currentLocale()), { style: 'percent' }).format(percentage / 100)

/** How many characters people see as one each, not the units that a string counts. */
export const characters = (text: string): number => Array.from(text).length

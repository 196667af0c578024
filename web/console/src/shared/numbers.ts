/** Numbers and lists in the reader's own format. */
import { listText, numberText, percentText } from '@carillon/shared/format'
import { shownTag } from '@carillon/shared/i18n'

export const numberOf = (value: number): string => numberText(value, shownTag())

export const percentOf = (percentage: number): string => percentText(percentage / 100, shownTag())

/** Several names in one line. */
export const listOf = (names: readonly string[]): string => listText(names, shownTag())

/** How many characters people see as one each, not the units that a string counts. */
export const characters = (text: string): number => Array.from(text).length

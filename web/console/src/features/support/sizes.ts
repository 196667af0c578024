/** Sizes of files in the reader's own format. */
import { currentLocale, intlTag } from '@carillon/shared/i18n'

const KILO = 1024

export function sizeText(bytes: number, tag = intlTag(currentLocale())): string {
  const [value, unit] = bytes < KILO ? [bytes, 'byte'] : bytes < KILO * KILO ? [bytes / KILO, 'kilobyte'] : [bytes / KILO / KILO, 'megabyte']
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 }).format(value)
}

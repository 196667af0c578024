/** Sizes of files and disks in the reader's own format. */
import { currentLocale, intlTag } from '@carillon/shared/i18n'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const STEP = 1000

/** For limits, which are whole megabytes. */
export const megabytes = (bytes: number): number => Math.floor(bytes / STEP ** 2)

export const sizeText = (bytes: number, tag: string): string => {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const unit = UNITS[power] ?? 'byte'
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: power > 1 ? 1 : 0 }).format(
    bytes / STEP ** power,
  )
}

export const sizeOf = (bytes: number): string => sizeText(bytes, intlTag(currentLocale()))

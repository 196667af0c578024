/** Numbers in the person's format. */
export const numberText = (value: number, tag: string): string => new Intl.NumberFormat(tag).format(value)

/** 0.25 as "25 %" or "25%", whatever the language writes. */
export const percentText = (share: number, tag: string, digits = 0): string =>
  new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: digits }).format(share)

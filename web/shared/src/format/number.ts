/** Numbers in the person's format. */
export const numberText = (value: number, tag: string): string => new Intl.NumberFormat(tag).format(value)

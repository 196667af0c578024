/** Several things named in one breath, as the person's language lists them: "a, b, c". */
export const listText = (things: readonly string[], tag: string): string =>
  new Intl.ListFormat(tag, { style: 'narrow', type: 'conjunction' }).format(things)

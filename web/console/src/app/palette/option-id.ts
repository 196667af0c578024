/** The id of an entry's line, by which the field tells which one is meant. */
export const optionId = (list: string, entry: string): string => `${list}-${entry}`

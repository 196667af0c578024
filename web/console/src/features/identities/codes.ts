/** The codes that an authenticator app shows. */
export const isCode = (text: string): boolean => /^\d{6}$/.test(text.replace(/\s/g, ''))

/** A seed as people type it: in groups of four. */
export const seedInGroups = (seed: string): string => seed.replace(/(.{4})(?=.)/g, '$1 ')

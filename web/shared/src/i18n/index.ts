/** The person's language. */
export * from './locales.ts'
export * from './start.ts'
export * from './use-tag.ts'

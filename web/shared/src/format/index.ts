/** Times and numbers as people read them. */
export * from './letters.ts'
export * from './number.ts'
export * from './time.ts'

/** Times and numbers as people read them. */
export * from './number.ts'
export * from './time.ts'

/** Times, numbers and lists as people read them. */
export * from './letters.ts'
export * from './list.ts'
export * from './number.ts'
export * from './time.ts'
export * from './zone.ts'

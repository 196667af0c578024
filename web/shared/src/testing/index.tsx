/** What screen tests of both apps stand on. */
export * from './server.ts'
export * from './spec.ts'

/** The server as both apps see it. */
export * from './api-error.ts'
export * from './console-types.ts'
export * from './error-text.ts'
export * from './request.ts'
export * from './types.ts'

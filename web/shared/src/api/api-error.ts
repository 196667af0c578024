/** An answer that says no: what the server refused and why. */
export type Facts = Readonly<Record<string, unknown>>

export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Facts = {},
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message)
  }

  /** The same request may succeed later without anybody changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The server could not be reached at all. */
export class Unreachable extends ApiError {
  constructor() {
    super(0, 'Unreachable', 'The server cannot be reached.')
  }
}

export const hasCode = (error: unknown, ...codes: string[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code)

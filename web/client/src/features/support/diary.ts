/** What the client remembers of itself for diagnostic logs: what went wrong, and how the connection stood. Never what people write. */
import { ApiError } from '@carillon/shared/api'

export interface ErrorNote {
  at: string
  text: string
}

export interface ConnectionNote {
  at: string
  state: string
}

export const MOST_NOTES = 200
export const LONGEST_TEXT = 500

export class Diary {
  private errorNotes: ErrorNote[] = []
  private connectionNotes: ConnectionNote[] = []

  constructor(private readonly now: () => Date = () => new Date()) {}

  get errors(): readonly ErrorNote[] {
    return this.errorNotes
  }

  get connections(): readonly ConnectionNote[] {
    return this.connectionNotes
  }

  error(error: unknown): void {
    this.errorNotes = [...this.errorNotes, { at: this.moment(), text: wordsOf(error).slice(0, LONGEST_TEXT) }].slice(-MOST_NOTES)
  }

  connection(state: string): void {
    if (this.connectionNotes.at(-1)?.state === state) return
    this.connectionNotes = [...this.connectionNotes, { at: this.moment(), state }].slice(-MOST_NOTES)
  }

  private moment(): string {
    return this.now().toISOString()
  }
}

/** A refusal's message may name people and rooms, and an address may be an invitation: neither is kept. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return `${error.code} (${error.status})${error.requestId === null ? '' : ` ${error.requestId}`}`
  if (error instanceof Error) return `${error.name}: ${error.message.replaceAll(/https?:\/\/\S+/g, '(address)')}`
  return typeof error
}

/** What a client told of itself, read from the text that the server keeps. */
export interface ClientLogs {
  client_version: string
  browser: string
  language: string
  zone: string
  screen: string
  errors: { at: string; text: string }[]
  connections: { at: string; state: string }[]
}

/** The server has looked at its shape when it was sent. */
export const clientLogs = (content: string): ClientLogs => JSON.parse(content) as ClientLogs

/** Sending what the client knows of itself. */
import { post, type LogReference } from '@carillon/shared/api'
import type { Logs } from './logs.ts'

export const sendLogs = (logs: Logs) => post<LogReference>('/diagnostics', { content: JSON.stringify(logs) })

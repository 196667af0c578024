/** What one knows of a meeting before one is inside, however one came by it. */
import { queryOptions } from '@tanstack/react-query'
import { findAsGuest, findMeeting, getMeeting, type Invitation, type Meeting, meetingKeys } from './api.ts'

export interface Facts {
  meeting_id: string
  number: string
  title: string
  host: string
  locked: boolean
  ended: boolean
  /** How many are inside; null for those who may not know. */
  present: number | null
}

/** By its id where one has a right to it, else by the key that one was given. */
export const factsQuery = (meeting_id: string, key: string | null) =>
  queryOptions({
    queryKey: [...meetingKeys.all, 'facts', meeting_id, key] as const,
    queryFn: async () => (key === null ? factsOf(await getMeeting(meeting_id)) : factsIn(await findMeeting(key))),
    retry: false,
  })

export const foundQuery = (key: string) =>
  queryOptions({ queryKey: [...meetingKeys.all, 'found', key] as const, queryFn: () => findMeeting(key), retry: false })

export const guestFactsQuery = (key: string) =>
  queryOptions({ queryKey: ['meet', key] as const, queryFn: async () => factsIn(await findAsGuest(key)), retry: false })

export const factsOf = ({ id, number, title, host, locked, ended_at, present }: Meeting): Facts => ({
  meeting_id: id,
  number,
  title,
  host: host.display_name,
  locked,
  ended: ended_at !== null,
  present,
})

const factsIn = ({ host_name, ...invitation }: Invitation): Facts => ({ ...invitation, host: host_name, present: null })

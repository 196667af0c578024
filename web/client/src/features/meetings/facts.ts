/** What one knows of a meeting before one is inside, however one came by it. */
import { ApiError } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { type EntryRefusal, findAsGuest, findMeeting, getMeeting, type Invitation, type Meeting, meetingKeys } from './api.ts'
import { keptPass } from './guest-pass.ts'

const FORBIDDEN = 403

export interface Facts {
  meeting_id: string
  number: string
  title: string
  host: string
  /** Why one could not enter now; null when one could. */
  refused: ApiError | null
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
  queryOptions({ queryKey: ['meet', key] as const, queryFn: async () => withPass(factsIn(await findAsGuest(key))), retry: false })

/** Who has been in comes back to a locked meeting, for example by loading the page again; strangers do not. */
const withPass = (facts: Facts): Facts =>
  facts.refused?.code === 'MeetingIsLocked' && keptPass(facts.meeting_id) !== null ? { ...facts, refused: null } : facts

export const factsOf = ({ id, number, title, host, refused, present }: Meeting): Facts => ({
  meeting_id: id,
  number,
  title,
  host: host.display_name,
  refused: refusalOf(refused),
  present,
})

const factsIn = ({ meeting_id, number, title, host_name, refused }: Invitation): Facts => ({
  meeting_id,
  number,
  title,
  host: host_name,
  refused: refusalOf(refused),
  present: null,
})

/** As if one had tried. */
const refusalOf = (refused: EntryRefusal | null): ApiError | null => refused && new ApiError(FORBIDDEN, refused.code, refused.message)

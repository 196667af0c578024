/** A running meeting for the screens that show it. */
import type { TrackReference } from '@livekit/components-react'
import type { Track } from 'livekit-client'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { LiveMeeting } from './live-meeting.ts'
import type { LiveSnapshot } from './live-state.ts'

export const useLive = (meeting: LiveMeeting): LiveSnapshot => useSyncExternalStore(meeting.subscribe, meeting.snapshot)

/** A person's camera or screen, as the media client's components want it. */
export function useTrack({ room, subscribeTracks }: LiveMeeting, id: string, source: Track.Source): TrackReference | null {
  const participant = useSyncExternalStore(
    subscribeTracks,
    useCallback(() => room.getParticipantByIdentity(id), [room, id]),
  )
  const publication = useSyncExternalStore(
    subscribeTracks,
    useCallback(() => room.getParticipantByIdentity(id)?.getTrackPublication(source), [room, id, source]),
  )
  return useMemo(() => (participant && publication ? { participant, publication, source } : null), [participant, publication, source])
}

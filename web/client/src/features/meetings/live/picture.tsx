/** A person's camera or screen as a moving picture; nothing until the first frame is there. */
import { VideoTrack } from '@livekit/components-react'
import type { Track } from 'livekit-client'
import { type CSSProperties, useState } from 'react'
import type { LiveMeeting } from './live-meeting.ts'
import { useTrack } from './use-live.ts'

interface Props {
  meeting: LiveMeeting
  person: string
  source: Track.Source
  className: string | undefined
  style?: CSSProperties
  onShape?: (shape: { width: number; height: number }) => void
}

export function Picture({ meeting, person, source, className, style, onShape }: Props) {
  const track = useTrack(meeting, person, source)
  const [seen, setSeen] = useState('')
  if (track === null) return null
  const { trackSid } = track.publication
  return (
    <VideoTrack
      key={trackSid}
      trackRef={track}
      className={className ?? ''}
      style={{ ...style, visibility: seen === trackSid ? 'visible' : 'hidden' }}
      disablePictureInPicture
      onLoadedData={() => setSeen(trackSid)}
      onResize={({ currentTarget }) => onShape?.({ width: currentTarget.videoWidth, height: currentTarget.videoHeight })}
    />
  )
}

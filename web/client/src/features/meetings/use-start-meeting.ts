/** Starting a meeting, and going to it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { newToken } from '../../shared/tokens.ts'
import { meetingKeys, startMeeting } from './api.ts'
import { factsOf, factsQuery } from './facts.ts'

/** In a chat room, whose name it has, or without one. */
export type Beginning = { room_id: string } | { title: string }

export function useStartMeeting() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  // Kept until a meeting was started: pressing again after a cut starts no second one.
  const token = useRef(newToken())
  return useMutation({
    mutationFn: (beginning: Beginning) => startMeeting(token.current, beginning),
    onSuccess: async (meeting) => {
      queries.setQueryData(factsQuery(meeting.id, null).queryKey, factsOf(meeting))
      void queries.invalidateQueries({ queryKey: meetingKeys.running })
      await navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } })
      token.current = newToken()
    },
  })
}

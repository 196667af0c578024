/** What one may do to the meeting and to the others; what cannot be undone is asked about first. */
import { errorText } from '@carillon/shared/api'
import { notifications } from '@mantine/notifications'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { endMeeting, listAttendees, lockMeeting, meetingKeys, muteAttendee, removeAttendee } from './api.ts'
import type { HostActs } from './live/index.ts'
import type { Running } from './seat.ts'
import { useQuestion } from './use-question.tsx'

export function useHostActs({ entry: { meeting, attendee }, live }: Running, guest: boolean): { acts: HostActs; question: ReactNode } {
  const { t, i18n } = useLingui()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { ask, question } = useQuestion()
  const { id, link, room_id, title } = meeting
  const canHost = attendee.role === 'host'
  const acts = useMemo((): HostActs => {
    if (guest) return { canHost: false, link }
    const told = async (request: Promise<unknown>) => {
      try {
        await request
        void queries.invalidateQueries({ queryKey: meetingKeys.all })
      } catch (error) {
        notifications.show({ color: 'red', message: errorText(error, i18n) })
      }
    }
    const forAll: HostActs = {
      canHost,
      link,
      chat: () => void (room_id === null ? navigate({ to: '/rooms' }) : navigate({ to: '/rooms/$roomId', params: { roomId: room_id } })),
      attendees: async () => (await listAttendees(id)).items,
      mute: (attendee_id) => told(muteAttendee(id, attendee_id)),
    }
    if (!canHost) return forAll
    return {
      ...forAll,
      muteAll: () => told(muteAttendee(id, null)),
      lock: (locked) => told(lockMeeting(id, locked)),
      remove: async (attendee_id) => {
        const name = live.snapshot().people.find((it) => it.id === attendee_id)?.name ?? t`this person`
        const sure = await ask({ title: t`Remove ${name}?`, what: t`Whoever is removed cannot enter this meeting again.`, act: t`Remove` })
        if (sure) await told(removeAttendee(id, attendee_id))
      },
      end: async () => {
        const sure = await ask({ title: t`End “${title}” for everybody?`, what: t`Everybody is put out, and nobody can enter it again. To go alone, leave it.`, act: t`End for everybody` })
        if (sure) await told(endMeeting(id))
      },
    }
  }, [ask, canHost, guest, i18n, id, link, live, navigate, queries, room_id, t, title])
  return { acts, question }
}

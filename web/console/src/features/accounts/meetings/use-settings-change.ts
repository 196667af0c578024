/** Saving one group of settings: the page then shows what the server has, and says so. */
import type { MeetingSettings } from '@carillon/shared/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'

export function useSettingsChange<Wish>(accountId: string, change: (wish: Wish) => Promise<MeetingSettings>, done: string, onSaved: () => void) {
  const client = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: change,
    onSuccess: (settings) => {
      client.setQueryData(keys.meetingSettings(accountId), settings)
      notify({ type: 'success', header: done })
      onSaved()
    },
  })
}

/** One's own profile as it is kept on the server, and changing it for every device. */
import type { Me } from '@carillon/shared/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { meQuery } from './api.ts'
import { type Choices, profileQuery, saveProfile } from './profile-api.ts'

export function useProfileChange(onSaved?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: saveProfile,
    onSuccess: (profile) => {
      queries.setQueryData(profileQuery.queryKey, profile)
      const { display_name, time_zone, language } = profile
      queries.setQueryData<Me>(meQuery.queryKey, (me) => me && { ...me, display_name, time_zone, language })
      onSaved?.()
    },
  })
}

/** Keeps the language for all devices; what was not loaded is not overwritten. */
export function useKeptLanguage(): (language: string | null) => void {
  const profile = useQuery(profileQuery)
  const change = useProfileChange()
  return (language) => {
    if (!profile.data) return
    const { display_name, time_zone } = profile.data
    const choices: Choices = { display_name, time_zone, language }
    change.mutate(choices)
  }
}

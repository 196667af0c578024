/** Signing out: the session ends on the server, and this device keeps nothing of the person. */
import { notifications } from '@mantine/notifications'
import { errorText, hasCode } from '@carillon/shared/api'
import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { forgetDrafts } from '../features/chat/index.ts'
import { signOut } from '../features/signin/api.ts'

export function useSignOut(): () => void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { i18n } = useLingui()
  return useCallback(() => {
    const leave = async () => {
      forgetDrafts()
      await navigate({ to: '/sign-in', search: {}, replace: true })
      queries.clear()
    }
    signOut().then(leave, (error: unknown) => {
      // The session has ended already: that is what was wanted.
      if (hasCode(error, 'SignInRequired')) return leave()
      notifications.show({ color: 'red', message: errorText(error, i18n) })
      return undefined
    })
  }, [queries, navigate, i18n])
}

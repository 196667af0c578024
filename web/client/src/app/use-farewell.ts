/** Gone for good: this device keeps nothing of the person, and says what happens now. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { forgetDrafts } from '../features/chat/index.ts'

export function useFarewell(): () => void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useCallback(() => {
    forgetDrafts()
    void navigate({ to: '/sign-in', search: { left: 'erased' }, replace: true }).then(() => queries.clear())
  }, [queries, navigate])
}

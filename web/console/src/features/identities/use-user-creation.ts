/** Creating a user and then its password: two acts, as the trail has them, and a user that stays when the second is refused. */
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { createUser, givePassword, type GivenPassword } from './api.ts'

interface Wanted {
  name: string
  email: string
  given?: GivenPassword
}

export function useUserCreation() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  // Tried again after a refused password, the user is there already.
  const made = useRef<string | null>(null)
  return useMutation({
    mutationFn: async ({ name, email, given }: Wanted) => {
      if (made.current !== name) await createUser(name, email)
      made.current = name
      if (given !== undefined) await givePassword(name, given)
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.iamUsers }),
    onSuccess: (_answer, { name }) => {
      const page = addresses.iamUser(name)
      notify({ type: 'success', at: page, header: t`User “${name}” was created`, content: t`Now attach policies or put the user into a group.` })
      go(page)
    },
  })
}

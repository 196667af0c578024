/** Sends a request, then its files one by one; a file that is refused can be attached again to the request. */
import { errorText, type NewSupportRequest } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { attachTo, submitRequest } from './api.ts'

interface Filled {
  request: NewSupportRequest
  files: readonly File[]
}

export function useSubmission() {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: async ({ request, files }: Filled) => {
      const made = await submitRequest(request)
      const lost: { name: string; error: Error }[] = []
      for (const file of files) {
        try {
          await attachTo('customer', made.id, file)
        } catch (error) {
          lost.push({ name: file.name, error: error instanceof Error ? error : new Error() })
        }
      }
      return { made, lost }
    },
    onSuccess: ({ made, lost }, { request }) => {
      void client.invalidateQueries({ queryKey: keys.supportRequests('customer') })
      const { id } = made
      const at = addresses.supportRequest(id)
      const weeks = request.numbers ? t`Fulfilling a request for international numbers takes 2 to 6 weeks.` : ''
      notify({ type: 'success', at, header: t`Request ${id} was submitted`, content: [t`Answers come to your e-mail address and stand here.`, weeks].join(' ').trim() })
      for (const { name, error } of lost) notify({ type: 'error', at, header: t`The file ${name} was not attached`, content: errorText(error, i18n) })
      go(at)
    },
  })
}

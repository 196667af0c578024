/** The outbox of a development server. */
import { get, type DevelopmentMail } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'

export const mailQuery = queryOptions({
  queryKey: ['development', 'mail'],
  queryFn: () => get<{ items: DevelopmentMail[] }>('/development/mail'),
  refetchInterval: 3000,
})

/** Setting Carillon up, once. */
import { get, post, type SetupOutcome, type SetupRequest, type SetupState } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => get<SetupState>('/setup') })
export const checkSecret = (secret: string) => post('/setup/check', { secret })
export const setUp = (request: SetupRequest) => post<SetupOutcome>('/setup', request)

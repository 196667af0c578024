/** What both apps remember of the server's answers, and for how long. */
import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/index.ts'

const TRIES = 3

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (tried, error) => error instanceof ApiError && error.passing && error.status !== 429 && tried < TRIES - 1,
        // Browsers call themselves offline on a machine that has loopback only, where the server may well be.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

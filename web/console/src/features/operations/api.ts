/** How the installation stands, and what is done about work that was given up. */
import { get, post, type Findings, type JobRow, type JobsChanged, type Operations, type Page } from '@carillon/shared/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'
import type { Standing } from './operations-search.ts'

const HOME = '/console/operator/operations'
const JOBS = '/console/operator/jobs'
/** How often an open page looks again. */
const EVERY = 10_000

export type Work = 'mail' | 'other'

/** Some of the words are the server's own, in the language that the page speaks when it asks. */
export const operationsQuery = (language: string) =>
  queryOptions({
    queryKey: [...keys.operations, language],
    queryFn: ({ signal }) => get<Operations>(HOME, {}, signal),
    refetchInterval: EVERY,
    placeholderData: keepPreviousData,
  })

/** Looking at every part takes seconds, so it is done when somebody comes or asks. */
export const findingsQuery = (language: string) =>
  queryOptions({
    queryKey: [...keys.findings, language],
    queryFn: ({ signal }) => get<Findings>(`${HOME}/findings`, {}, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

export const readJobs = (of: Work, state: Standing, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<JobRow>>(JOBS, { of, state, limit: size, cursor }, signal)

/** Without ids all of this work. */
export const retryJobs = (of: Work, jobIds: readonly string[] | null) => post<JobsChanged>(`${JOBS}/retry`, { of, job_ids: jobIds })

export const discardJobs = (of: Work, jobIds: readonly string[] | null) => post<JobsChanged>(`${JOBS}/discard`, { of, job_ids: jobIds })

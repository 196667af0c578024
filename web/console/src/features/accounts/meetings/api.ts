/** What an account decides about its meetings: read, and changed one group at a time. */
import { at, get, put, type MeetingPolicies, type MeetingSettings, type RegionNames } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

export const meetingSettingsQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.meetingSettings(accountId),
    queryFn: ({ signal }) => get<MeetingSettings>(at`/console/accounts/${accountId}/meeting-settings`, {}, signal),
  })

export const regionsQuery = queryOptions({
  queryKey: keys.regions,
  queryFn: ({ signal }) => get<RegionNames>('/console/regions', {}, signal),
})

export const changePolicies = (accountId: string, policies: MeetingPolicies) =>
  put<MeetingSettings>(at`/console/accounts/${accountId}/meeting-settings/policies`, policies)
export const changeSlack = (accountId: string, allowed: boolean) =>
  put<MeetingSettings>(at`/console/accounts/${accountId}/meeting-settings/slack`, { allowed })
export const changeRegions = (accountId: string, selected: string[] | null) =>
  put<MeetingSettings>(at`/console/accounts/${accountId}/meeting-settings/regions`, { selected })

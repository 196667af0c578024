/** The states and categories of requests, in the order in which they are offered. */
import type { SupportRow } from '@carillon/shared/api'

export const STATUSES: readonly SupportRow['status'][] = ['open', 'waiting', 'solved', 'closed']
export const CATEGORIES: readonly SupportRow['category'][] = ['Accounts and users', 'Meetings', 'Chat', 'Calling', 'Phone Number Port Out', 'Other']

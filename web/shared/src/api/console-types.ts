/** What the server takes and gives, for the console. */
import type { License } from './types.ts'

export interface Administrator {
  kind: 'root' | 'user'
  name: string
  email: string | null
  arn: string
  organisation: { id: string; name: string }
  may: string[]
}

export type AccountType = 'Team' | 'Enterprise'

export interface AccountRow {
  id: string
  name: string
  type: AccountType
  created_at: string
  users: number
  status: string
}

export interface Account extends AccountRow {
  default_license: License
  domains: { name: string; verified_at: string | null }[]
}

export interface DeletionPreview {
  possible: boolean
  obstacles: { code: string; message: string; count: number }[]
  counts: { users: number; rooms: number; invitations: number }
}

export type Registration = 'Unregistered' | 'Registered' | 'Suspended'

export interface UserRow {
  id: string
  email: string
  display_name: string | null
  registration: Registration
  license: License
  user_type: string
  invited_at: string | null
  joined_at: string | null
}

export interface UserDetail extends UserRow {
  personal_pin: string | null
  privacy: 'Public' | 'Private'
  last_active_at: string | null
  messages_sent: number
  meetings_attended: number
  meetings_organized: number
  meeting_satisfaction: number | null
  phone_number: string | null
  account: { id: string; name: string }
}

export type InvitationOutcome = 'invited' | 'already_member' | 'invalid' | 'claimed_elsewhere'

export interface InvitationResults {
  results: { address: string; outcome: InvitationOutcome; message: string }[]
}

export interface BatchResults {
  results: { user_id: string; ok: boolean; message: string | null }[]
}

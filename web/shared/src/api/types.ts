/** What the server takes and gives, for the client: set-up, people and chat. */
export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
  total?: number
}

export interface SetupState {
  needed: boolean
  development: boolean
  host: 'just-this-machine' | 'host-name'
  organisation_name: string | null
}

export interface HostReach {
  kind: 'host'
  host_name: string
  certificate_file: string
  key_file: string
  trusted_proxies: string[]
}

export type Reach = { kind: 'local' } | HostReach

export interface SetupRequest {
  secret: string
  organisation_name: string
  administrator: { name: string; email: string; password: string }
  reach: Reach
  use_carillon: boolean
}

export interface SetupOutcome {
  restart_needed: boolean
  config_file: string | null
  console_url: string
  client_url: string
}

export type License = 'Pro' | 'Basic' | 'ProTrial'

export interface Me {
  user_id: string
  email: string
  display_name: string
  license: License
  trial_ends_at: string | null
  account: { id: string; name: string } | null
  personal_pin: string | null
  session_id: string
  development: boolean
}

export interface Session {
  id: string
  current: boolean
  created_at: string
  last_seen_at: string
  user_agent: string
  address: string
}

export interface RegistrationOffer {
  email: string
  account_name: string | null
  existing: boolean
  kind: 'invitation' | 'signup'
}

export interface Contact {
  user_id: string
  display_name: string
  email: string
}

export type Role = 'Administrator' | 'Member'

export interface Message {
  id: string
  room_id: string
  sequence: number
  sender: { user_id: string; display_name: string }
  content: string
  created_at: string
  token: string | null
}

export interface Room {
  id: string
  name: string
  role: Role
  created_at: string
  member_count: number
  last_sequence: number
  last_read: number
  last_message: Message | null
}

export interface Member extends Contact {
  role: Role
  present?: boolean
}

export interface MembersAdded {
  items: Member[]
  refused: { user_id: string; message: string }[]
}

export interface HistoryPage {
  items: Message[]
  more: boolean
}

export interface DevelopmentMail {
  id: string
  to: string
  subject: string
  sent_at: string
  text: string
  html: string | null
  links: string[]
}

export type SocketEvent =
  | { type: 'hello'; user_id: string; session_id: string; ping_seconds: number }
  | { type: 'message'; message: Message }
  | { type: 'room' | 'room_added' | 'room_removed'; room_id: string }
  | { type: 'read'; room_id: string; sequence: number }
  | { type: 'signed_out' }
  | { type: 'pong' }

/** A file of each kind to begin with, and which endings it may have. */
import type { SheetKind } from '@carillon/shared/api'

export interface Sample {
  name: string
  text: string
  accept: string
}

const CSV = '.csv,text/csv'
const BOTH = '.json,.csv,application/json,text/csv'
const csv = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('')
const json = (printed: object) => `${JSON.stringify(printed, null, 4)}\n`
const ID = '8a5f6b0c-0000-4000-8000-000000000001'
const ACCOUNT = 'acc0a1b2-0000-4000-8000-000000000001'

export const SAMPLES: Readonly<Record<SheetKind, Sample>> = {
  invitations: { name: 'invitations.csv', text: csv('email', 'alice@example.com', 'bob@example.com'), accept: CSV },
  licenses: { name: 'permissions.csv', text: csv('email,license', 'alice@example.com,Pro', 'bob@example.com,Basic'), accept: CSV },
  accounts: { name: 'accounts.json', text: json({ Accounts: [{ AccountId: ACCOUNT, Name: 'Sales', AccountType: 'Team', DefaultLicense: 'Pro' }] }), accept: BOTH },
  users: {
    name: 'users.json',
    text: json({ Users: [{ UserId: ID, AccountId: ACCOUNT, PrimaryEmail: 'alice@example.com', DisplayName: 'Alice', LicenseType: 'Pro' }] }),
    accept: BOTH,
  },
  members: { name: 'members.csv', text: csv('name,email,role', 'Alice,alice@example.com,Administrator', 'Bob,bob@example.com,Member'), accept: CSV },
  contacts: { name: 'contacts.csv', text: csv('name,email,phone_number', 'Alice,alice@example.com,+12065550100'), accept: CSV },
  numbers: { name: 'phone-numbers.csv', text: csv('phone_number,country', '+12065550100,US'), accept: BOTH },
}

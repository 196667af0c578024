/** One page of the console as its tests see it: routed, signed in, with a server made of answers. */
import '@testing-library/jest-dom/vitest'
import type { Administrator } from '@carillon/shared/api'
import { newQueryClient } from '@carillon/shared/query'
import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { Console } from '../app/console.tsx'
import { newRouter } from '../app/router.ts'

export const EVERYTHING = [
  'chime:ListAccounts',
  'chime:CreateAccount',
  'chime:GetAccount',
  'chime:UpdateAccount',
  'chime:DeleteAccount',
  'chime:GetAccountSettings',
  'chime:UpdateAccountSettings',
  'account:GetAccountInformation',
  'account:PutAccountName',
  'carillon:AnswerRequests',
  'carillon:AddPhoneNumbers',
  'chime:GetRetentionSettings',
  'chime:PutRetentionSettings',
  'chime:ListDomains',
  'chime:GetDomain',
  'chime:AddDomain',
  'chime:DeleteDomain',
  'chime:ListUsers',
  'chime:GetUser',
  'chime:InviteUsers',
  'chime:UpdateUserLicenses',
  'chime:SuspendUsers',
  'chime:ActivateUsers',
  'chime:ResetPersonalPIN',
  'chime:LogoutUser',
  'chime:ListPhoneNumbers',
  'chime:GetPhoneNumber',
  'chime:UpdatePhoneNumber',
  'chime:DeletePhoneNumber',
  'chime:RestorePhoneNumber',
  'chime:AssociatePhoneNumberWithUser',
  'chime:DisassociatePhoneNumberFromUser',
  'chime:CreatePhoneNumberOrder',
  'chime:UpdatePhoneNumberSettings',
  'chime:UpdateUserSettings',
  'chime:SubmitSupportRequest',
  'account:PutAlternateContact',
  'carillon:OperateInstallation',
  'cloudtrail:LookupEvents',
  'iam:ListAccessKeys',
]

export const administrator = (may: string[] = EVERYTHING): Administrator => ({
  kind: 'user',
  name: 'alice',
  email: 'alice@example.com',
  arn: 'arn:aws:iam::123456789012:user/alice',
  organisation: { id: '123456789012', name: 'Acme' },
  operates: true,
  may,
})

/** Opens the address and answers the router, which knows where the page went. */
export function openPage(address: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [address] }))
  render(<Console client={newQueryClient()} router={router} />)
  return router
}

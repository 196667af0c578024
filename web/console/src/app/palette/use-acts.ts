/** What can be done from anywhere, as entries of the palette. */
import { applyLocale, offeredLocales } from '@carillon/shared/i18n'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useGate, type Gate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import type { PlaceOfAccount } from '../place.ts'
import type { Entry } from './entry.ts'

export interface Doing {
  invite: () => void
  showShortcuts: () => void
  openHelp: () => void
  signOut: () => void
}

export function useActs(account: PlaceOfAccount | null, { invite, showShortcuts, openHelp, signOut }: Doing): Entry[] {
  const { t } = useLingui()
  const go = useGo()
  const gate = useGate()
  const act = (id: string, text: string, choose: () => void, may?: Gate): Entry => ({
    id: `act:${id}`,
    group: 'acts',
    text,
    choose,
    ...(may?.disabled === true ? { closed: may.disabledReason } : {}),
  })
  const name = account?.name ?? ''
  const ofAccount = account === null || account.isEnterprise === true ? [] : [act('invite', t`Invite users to ${name}`, invite, gate('chime:InviteUsers'))]
  return [
    ...ofAccount,
    act('new-account', t`New account`, () => go(addresses.newAccount), gate('chime:CreateAccount')),
    act('order-numbers', t`Provision phone numbers`, () => go(addresses.orderNumbers), gate('chime:CreatePhoneNumberOrder')),
    act('new-iam-user', t`Create IAM user`, () => go(addresses.newIamUser), gate('iam:CreateUser')),
    act('new-policy', t`Create policy`, () => go(addresses.newPolicy), gate('iam:CreatePolicy')),
    act('new-role', t`Create role`, () => go(addresses.newRole), gate('iam:CreateRole')),
    act('help', t`Open help`, openHelp),
    act('shortcuts', t`Keyboard shortcuts`, showShortcuts),
    act('client', t`Open client`, () => window.open(addresses.client, '_blank', 'noopener')),
    ...offeredLocales(false).map(([locale, language]) => act(`language:${locale}`, t`Switch language: ${language}`, () => void applyLocale(locale))),
    act('sign-out', t`Sign out`, signOut),
  ]
}

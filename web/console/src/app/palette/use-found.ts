/** What the server finds for a text: accounts, users of any account, phone numbers. */
import { get, type AccountRow, type FoundUsers, type NumberRow, type Page } from '@carillon/shared/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { numberText } from '../../features/numbers/number-text.ts'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import type { Entry } from './entry.ts'

const MOST = 5
const PAUSE = 150

export interface Found {
  entries: Entry[]
  isLooking: boolean
}

/** What the administrator may not list is not asked for. */
export function useFound(typed: string): Found {
  const gate = useGate()
  const go = useGo()
  const text = useSettled(typed.trim())
  const may = (action: string) => text !== '' && !gate(action).disabled
  const accounts = useQuery({
    queryKey: keys.palette('accounts', text),
    queryFn: ({ signal }) => get<Page<AccountRow>>('/console/accounts', { search: text, limit: MOST }, signal),
    enabled: may('chime:ListAccounts'),
    placeholderData: keepPreviousData,
  })
  const users = useQuery({
    queryKey: keys.palette('users', text),
    queryFn: ({ signal }) => get<FoundUsers>('/console/users', { search: text, limit: MOST }, signal),
    enabled: may('chime:ListUsers'),
    placeholderData: keepPreviousData,
  })
  const numbers = useQuery({
    queryKey: keys.palette('numbers', text),
    queryFn: ({ signal }) => get<Page<NumberRow>>('/console/numbers', { search: text, limit: MOST }, signal),
    enabled: may('chime:ListPhoneNumbers') && text.length > 2,
    placeholderData: keepPreviousData,
  })
  if (text === '') return { entries: [], isLooking: false }
  return {
    isLooking: text !== typed.trim() || accounts.isFetching || users.isFetching || numbers.isFetching,
    entries: [
      ...(accounts.data?.items ?? []).map(({ id, name }): Entry => ({ id: `account:${id}`, group: 'accounts', text: name, choose: () => go(addresses.users(id)) })),
      ...(users.data?.items ?? []).map(
        ({ id, account_id, account_name, email, display_name }): Entry => ({
          id: `user:${id}`,
          group: 'users',
          text: display_name === null ? email : `${display_name} (${email})`,
          hint: account_name,
          choose: () => go(addresses.user(account_id, id)),
        }),
      ),
      ...(numbers.data?.items ?? []).map(
        ({ id, holder }): Entry => ({
          id: `number:${id}`,
          group: 'numbers',
          text: numberText(id),
          ...(holder === null ? {} : { hint: holder.name }),
          choose: () => go(addresses.number(id)),
        }),
      ),
    ],
  }
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

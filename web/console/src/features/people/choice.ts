/** Which users are chosen in the list: single ones, on any of its pages, or all that it shows. */
import type { UserRow } from '@carillon/shared/api'

export type Choice = { all: false; users: ReadonlyMap<string, UserRow> } | { all: true; total: number }

export const NOBODY: Choice = { all: false, users: new Map() }

/** On one page other users are chosen than before; the choice on other pages stays. */
export function chosenOn(page: readonly UserRow[], chosen: readonly UserRow[], before: Choice): Choice {
  const others = before.all ? [] : [...before.users].filter(([id]) => !page.some((user) => user.id === id))
  return { all: false, users: new Map([...others, ...chosen.map((user): [string, UserRow] => [user.id, user])]) }
}

export const chosenOf = (page: readonly UserRow[], choice: Choice): UserRow[] => page.filter((user) => choice.all || choice.users.has(user.id))

export const sizeOf = (choice: Choice): number => (choice.all ? choice.total : choice.users.size)

/** Whether to offer all others too: the whole page is chosen, and there are more. */
export const offersAll = (page: readonly UserRow[], choice: Choice, total: number | undefined): total is number =>
  !choice.all && page.length > 0 && total !== undefined && total > choice.users.size && chosenOf(page, choice).length === page.length

/** Tables as CSV files. */
import type { Page } from '@carillon/shared/api'

export interface CsvColumn<Item> {
  heading: string
  read: (item: Item) => string | number | null
}

/** The file that carries a table away whose rows are all at hand. */
export interface RowsFile<Item> {
  /** Without its ending. */
  file: string
  columns: readonly CsvColumn<Item>[]
}

/** The same for a list that is read in pages: the file has them all. */
export interface ListFile<Item> extends RowsFile<Item> {
  read: (cursor: string | null) => Promise<Page<Item>>
}

/** Spreadsheets take what begins so for a formula, and names come from strangers; a phone number is none. */
const FORMULA = /^[=+\-@\t\r]/
const PHONE = /^\+\d+$/

export function csvOf<Item>(columns: readonly CsvColumn<Item>[], items: readonly Item[]): string {
  const rows = [columns.map(({ heading }) => heading), ...items.map((item) => columns.map(({ read }) => String(read(item) ?? '')))]
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('')
}

function cell(text: string): string {
  const plain = FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Every page of a list, as long as there are not too many. `told` hears how many there are so far. */
export async function readWhole<Item>(
  read: (cursor: string | null) => Promise<Page<Item>>,
  most: number,
  told: (rows: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | null = null
  do {
    const page: Page<Item> = await read(cursor)
    signal?.throwIfAborted()
    found.push(...page.items)
    cursor = page.next_cursor
    if (cursor !== null) told(found.length)
  } while (cursor !== null && found.length < most)
  return found
}

export function saveFile(text: string, type: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

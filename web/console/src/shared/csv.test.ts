import { describe, expect, it } from 'vitest'
import { csvOf, readWhole } from './csv.ts'

const columns = [
  { heading: 'Number', read: ({ number }: { number: string; name: string | null }) => number },
  { heading: 'Name', read: ({ name }: { number: string; name: string | null }) => name },
]

describe('a table as a CSV file', () => {
  it('has its headings and a line for each row', () => {
    expect(csvOf(columns, [{ number: '+12065550100', name: 'Sales, North' }])).toBe('Number,Name\r\n+12065550100,"Sales, North"\r\n')
  })

  it('leaves nothing to a spreadsheet to compute', () => {
    expect(csvOf(columns, [{ number: '+1', name: '=HYPERLINK("x")' }, { number: '+1+2', name: null }])).toBe(
      `Number,Name\r\n+1,"'=HYPERLINK(""x"")"\r\n'+1+2,\r\n`,
    )
  })

  it('has all pages, but not more than are bearable', async () => {
    const read = (cursor: string | null) => {
      const start = Number(cursor ?? 0)
      return Promise.resolve({ items: [start, start + 1], next_cursor: start < 6 ? String(start + 2) : null })
    }
    expect(await readWhole(read, 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(await readWhole(read, 3)).toEqual([0, 1, 2, 3])
  })

  it('tells how far it has come, and stops when it is told to', async () => {
    const read = (cursor: string | null) => Promise.resolve({ items: [1, 2], next_cursor: String(Number(cursor ?? 0) + 1) })
    const stop = new AbortController()
    const seen: number[] = []
    const reading = readWhole(
      read,
      100,
      (rows) => {
        seen.push(rows)
        if (rows === 6) stop.abort()
      },
      stop.signal,
    )
    await expect(reading).rejects.toThrow()
    expect(seen).toEqual([2, 4, 6])
  })

  it.each(['=1+1', '@SUM(A1)', '-2', '\t=1', '\r=1', '+1-2'])('puts an apostrophe before %j', (text) => {
    expect(csvOf(columns, [{ number: text, name: null }])).toContain(`'${text}`)
  })
})

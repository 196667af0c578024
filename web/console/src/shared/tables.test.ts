import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx'], { query: '?raw', import: 'default', eager: true })
const where = (pattern: RegExp) =>
  Object.entries(sources)
    .filter(([, text]) => pattern.test(text))
    .map(([file]) => file)

describe('every table can be carried away as a CSV file', () => {
  it('because all are drawn by the two that demand to know how', () => {
    expect(where(/^import Table\b.*from '@cloudscape-design\/components\/table'/m)).toEqual(['./list-table.tsx', './rows-table.tsx'])
    expect(where(/<table\b|from '@cloudscape-design\/components\/cards'/)).toEqual([])
  })

  it('and only the event history, which offers several forms, has it among its own actions', () => {
    expect(where(/csv="among-the-actions"|csv=\{'among-the-actions'\}/)).toEqual(['../features/audit/events-page.tsx'])
  })
})

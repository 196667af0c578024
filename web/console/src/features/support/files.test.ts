import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { fileFaults } from './files.ts'

const LIMITS = { largest_attachment: 8, most_attachments: 2 }
const file = (size: number) => new File(['x'.repeat(size)], 'file.txt')

describe('files to attach', () => {
  it(spec('INTL-08')`are taken up to the last byte and file`, () => {
    expect(fileFaults([file(8), file(1)], LIMITS)).toEqual([null, null])
    expect(fileFaults([file(9), file(0), file(1)], LIMITS)).toEqual(['large', 'empty', 'many'])
    expect(fileFaults([file(1), file(1)], LIMITS, 1)).toEqual([null, 'many'])
  })
})

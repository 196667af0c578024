import { expect, it } from 'vitest'
import { keyFile, keyFileName } from './key-file.ts'

it('a new key is taken away in a file with one line of headings', () => {
  const key = { access_key_id: 'AKIA123', secret_access_key: 'se+cr/et', created_at: '2026-11-21T03:00:00Z' }
  expect(keyFile(key)).toBe('Access key ID,Secret access key\r\nAKIA123,se+cr/et\r\n')
  expect(keyFileName('alice=ops')).toBe('alice_ops_accessKeys.csv')
})

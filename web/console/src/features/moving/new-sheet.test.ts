import { describe, expect, it } from 'vitest'
import { actionsOf, emptyDraft, faultsOf, isReady, wantedOf } from './new-sheet.ts'

const limits = { bytes: 10, lines: 5 }
const file = (size: number) => new File(['x'.repeat(size)], 'users.json')

describe('a file before it is handed in', () => {
  it('must hold something, and all together no more than the server takes', () => {
    expect(faultsOf([file(0), file(4)], limits)).toEqual(['empty', null])
    expect(faultsOf([file(6), file(5)], limits)).toEqual(['large', 'large'])
  })

  it('waits for what its kind needs', () => {
    const ready = (draft: Partial<ReturnType<typeof emptyDraft>>) => isReady({ ...emptyDraft('users'), files: [file(1)], ...draft }, limits)
    expect(ready({})).toBe(false)
    expect(ready({ accountId: 'a1' })).toBe(true)
    expect(ready({ accountId: 'a1', files: [] })).toBe(false)
    expect(ready({ kind: 'accounts' })).toBe(true)
    expect(ready({ kind: 'members', accountId: 'a1', room: ' ' })).toBe(false)
    expect(ready({ kind: 'members', accountId: 'a1', room: 'Launch' })).toBe(true)
    expect(ready({ kind: 'contacts', accountId: 'a1' })).toBe(false)
    expect(ready({ kind: 'contacts', accountId: 'a1', owner: 'alice@example.com' })).toBe(true)
  })

  it('says only what its kind has', () => {
    const draft = { ...emptyDraft('accounts', 'a1'), room: 'Launch', owner: 'alice@example.com' }
    expect(wantedOf(draft)).toEqual({ kind: 'accounts', account_id: null, room_name: null, owner: null, invites: false })
    expect(wantedOf({ ...draft, kind: 'members' })).toEqual({ kind: 'members', account_id: 'a1', room_name: 'Launch', owner: null, invites: true })
  })

  it('takes as many permissions as its lines need', () => {
    expect(actionsOf(emptyDraft('accounts'))).toEqual(['chime:CreateAccount'])
    expect(actionsOf(emptyDraft('members'))).toEqual(['chime:CreateRoomMembership', 'chime:CreateRoom', 'chime:InviteUsers'])
    expect(actionsOf({ kind: 'members', invites: false })).toEqual(['chime:CreateRoomMembership', 'chime:CreateRoom'])
  })
})

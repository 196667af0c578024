import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { standUpEntry } from '../testing/test-live.ts'
import { beginning, type Seen } from './live-state.ts'
import { type Input, KEPT_FOR, LARGE, nextTick, nextTurn, NOTICE_FOR, type Order, step } from './meeting-model.ts'

let arrivals = 0
const person = (id: string, part: Partial<Seen> = {}): Seen => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  userId: id,
  kind: 'Browser',
  me: id === 'alice',
  host: id === 'alice',
  joinedAt: (arrivals += 1),
  microphone: true,
  camera: true,
  speaking: false,
  quality: 'good',
  shareTurn: null,
  ...part,
})
const alice = person('alice')
const bob = person('bob')
const carol = person('carol')

/** Alice's meeting, spoken to input by input. */
class Dialogue {
  live = beginning(standUpEntry())
  orders: Order[] = []
  now = 1000

  say(...inputs: Input[]): this {
    for (const input of inputs) {
      const next = step(this.live, input)
      this.live = next.live
      this.orders = next.orders
    }
    return this
  }

  see(...people: Seen[]): this {
    return this.say({ type: 'people', people, at: this.now })
  }

  after(milliseconds: number): this {
    this.now += milliseconds
    return this.say({ type: 'tick', at: this.now })
  }

  connected(): this {
    return this.say({ type: 'connected', at: this.now })
  }

  get names() {
    return this.live.shown.people.map((one) => one.name)
  }

  get news() {
    return this.live.shown.notices.map(({ kind, name }) => `${kind} ${name}`.trim())
  }
}

const meeting = (...people: Seen[]) => new Dialogue().see(alice, ...people).connected()

describe('people', () => {
  it('stand in the order in which they came, also when they are told of in another', () => {
    const dialogue = new Dialogue().see(carol, bob, alice).connected()
    expect(dialogue.names).toEqual(['Alice', 'Bob', 'Carol'])
    expect(dialogue.see(carol, person('dan'), alice, bob).names).toEqual(['Alice', 'Bob', 'Carol', 'Dan'])
    expect(dialogue.say({ type: 'goodbye', id: 'bob' }).see(alice, carol).names.slice(0, 2)).toEqual(['Alice', 'Carol'])
  })

  it('keep their places when the engine starts anew and tells of them in another order', () => {
    const dialogue = meeting(bob, carol)
    dialogue.say({ type: 'reconnecting' }).see(alice)
    dialogue.see({ ...carol, joinedAt: 1 }, { ...alice, joinedAt: 2 }, { ...bob, joinedAt: 3 })
    expect(dialogue.names).toEqual(['Alice', 'Bob', 'Carol'])
  })

  it(spec('U:ROS-02')`are shown in angle brackets when they are guests`, () => {
    expect(meeting(person('jane', { userId: null, name: 'Jane' })).names).toEqual(['Alice', '<Jane>'])
  })

  it(spec('U:ROS-03')`are shown with all that is known of them`, () => {
    const dialogue = meeting({ ...bob, microphone: false, camera: false, speaking: true, quality: 'weak', shareTurn: 1 })
    expect(dialogue.live.shown.people[1]).toMatchObject({ muted: true, camera: false, speaking: true, quality: 'weak', sharing: true, host: false })
    expect(dialogue.live.shown.people[0]).toMatchObject({ muted: false, me: true, host: true })
  })

  it('are the same objects as before when nothing about them changed', () => {
    const dialogue = meeting(bob)
    const before = dialogue.live.shown
    dialogue.see(alice, { ...bob })
    expect(dialogue.live.shown).toBe(before)
    dialogue.see(alice, { ...bob, speaking: true })
    expect(dialogue.live.shown.people[0]).toBe(before.people[0])
    expect(dialogue.live.shown.people[1]).not.toBe(before.people[1])
  })
})

describe('coming and going', () => {
  it('is told, but not of those who were there before', () => {
    const dialogue = meeting(bob)
    expect(dialogue.news).toEqual([])
    expect(dialogue.see(alice, bob, carol).news).toEqual(['joined Carol'])
    expect(dialogue.say({ type: 'goodbye', id: 'bob' }).see(alice, carol).news).toEqual(['joined Carol', 'left Bob'])
  })

  it('is told for five seconds', () => {
    const dialogue = meeting().see(alice, bob)
    expect(nextTick(dialogue.live)).toBe(dialogue.now + NOTICE_FOR)
    expect(dialogue.after(NOTICE_FOR - 1).news).toEqual(['joined Bob'])
    expect(dialogue.after(1).news).toEqual([])
    expect(nextTick(dialogue.live)).toBeNull()
  })

  it(spec('U:HST-06')`is told no more in a large meeting`, () => {
    const crowd = Array.from({ length: LARGE }, (_, index) => person(`p${index}`))
    const dialogue = meeting(...crowd)
    expect(dialogue.see(alice, ...crowd, bob).news).toEqual([])
    expect(dialogue.say({ type: 'goodbye', id: 'bob' }).see(alice, ...crowd).news).toEqual([])
  })

  it('keeps the place of somebody who is cut off, and tells only when they do not come back', () => {
    const dialogue = meeting(bob, carol).see(alice, carol)
    expect(dialogue.names).toEqual(['Alice', 'Bob', 'Carol'])
    expect(dialogue.live.shown.people[1]).toMatchObject({ away: true, camera: false, speaking: false })
    dialogue.after(KEPT_FOR - 1).see(alice, bob, carol)
    expect(dialogue.live.shown.people[1]).toMatchObject({ away: false, camera: true })
    dialogue.see(alice, carol).after(KEPT_FOR)
    expect(dialogue.names).toEqual(['Alice', 'Carol'])
    expect(dialogue.news).toEqual(['left Bob'])
  })

  it('keeps everybody in place while we are cut off ourselves, and for a moment after', () => {
    const dialogue = meeting(bob, carol).say({ type: 'reconnecting' }).see(alice).after(10 * KEPT_FOR)
    expect(dialogue.names).toEqual(['Alice', 'Bob', 'Carol'])
    dialogue.see(alice, bob).connected().after(KEPT_FOR - 1)
    expect(dialogue.names).toEqual(['Alice', 'Bob', 'Carol'])
    dialogue.after(1)
    expect(dialogue.names).toEqual(['Alice', 'Bob'])
  })
})

describe('the shared screen', () => {
  const bobShares = { ...bob, shareTurn: 1 }

  it('is told when it starts', () => {
    const dialogue = meeting(bob).see(alice, bobShares)
    expect(dialogue.live.shown.sharer).toBe('bob')
    expect(dialogue.news).toEqual(['started-sharing Bob'])
    expect(dialogue.see(alice, bob).live.shown.sharer).toBeNull()
  })

  it(spec('U:MTG-02')`is taken over by whoever shares next, and the one before stops`, () => {
    const dialogue = meeting(bob).see({ ...alice, shareTurn: 1 }, bob)
    expect(dialogue.live.shown).toMatchObject({ sharer: 'alice', sharing: true })
    expect(nextTurn(dialogue.live)).toBe(2)
    dialogue.see({ ...alice, shareTurn: 1 }, { ...bob, shareTurn: 2 })
    expect(dialogue.live.shown.sharer).toBe('bob')
    expect(dialogue.orders).toEqual(['stop-sharing'])
    expect(dialogue.news).toEqual(['took-over Bob'])
    dialogue.see(alice, { ...bob, shareTurn: 2 })
    expect(dialogue.orders).toEqual([])
    expect(dialogue.live.shown.sharing).toBe(false)
  })

  it('stays with us when we take it over', () => {
    const dialogue = meeting(bobShares)
    expect(nextTurn(dialogue.live)).toBe(2)
    dialogue.see({ ...alice, shareTurn: 2 }, bobShares)
    expect(dialogue.live.shown.sharer).toBe('alice')
    expect(dialogue.orders).toEqual([])
    expect(dialogue.news).toEqual([])
  })

  it('goes to exactly one of two who begin at the same moment', () => {
    const both = [{ ...alice, shareTurn: 1 }, { ...bob, shareTurn: 1 }]
    const forAlice = meeting(bob).see(...both)
    expect(forAlice.live.shown.sharer).toBe('bob')
    expect(forAlice.orders).toEqual(['stop-sharing'])
    const forBob = new Dialogue().see({ ...alice, me: false }, { ...bob, me: true }).connected()
    forBob.see({ ...alice, me: false, shareTurn: 1 }, { ...bob, me: true, shareTurn: 1 })
    expect(forBob.live.shown.sharer).toBe('bob')
    expect(forBob.orders).toEqual([])
  })

  it('keeps its place on the stage while its owner is cut off', () => {
    const dialogue = meeting(bobShares).say({ type: 'reconnecting' }).see(alice)
    expect(dialogue.live.shown.sharer).toBe('bob')
    dialogue.connected().see(alice, bobShares)
    expect(dialogue.live.shown.sharer).toBe('bob')
    expect(dialogue.news).toEqual([])
    expect(dialogue.see(alice).after(KEPT_FOR).live.shown.sharer).toBeNull()
  })
})

describe('this person', () => {
  it('is told when somebody else turned the microphone off', () => {
    const dialogue = meeting().say({ type: 'microphone', on: true }, { type: 'muted-by-other', at: 1000 })
    expect(dialogue.live.shown.microphone).toBe(false)
    expect(dialogue.news).toEqual(['muted'])
  })

  it('is told when the host locks the meeting, but not on arrival', () => {
    const locked = { type: 'room', state: { title: 'Tower', number: '1234567890', locked: true }, at: 1000 } as const
    expect(new Dialogue().say(locked).connected().news).toEqual([])
    const dialogue = meeting().say(locked)
    expect(dialogue.live.shown.locked).toBe(true)
    expect(dialogue.news).toEqual(['locked'])
    expect(dialogue.say({ ...locked, state: { ...locked.state, locked: false } }).news).toEqual(['locked', 'unlocked'])
  })

  it.each([
    ['removed', 'over'],
    ['ended', 'over'],
    ['left', 'over'],
    ['lost', 'lost'],
  ] as const)('is out of the meeting for good when it is %s', (departure, phase) => {
    const dialogue = meeting(bob).say({ type: 'over', departure })
    expect(dialogue.live.shown).toMatchObject({ phase, departure, people: [], sharer: null })
    dialogue.see(alice, bob).connected()
    expect(dialogue.live.shown).toMatchObject({ phase, departure, people: [] })
  })
})

/** A running meeting without React and without the media client: inputs go in, the next snapshot and orders come out. */
import type { Departure, Live, LiveSnapshot, NoticeKind, PersonTile, Seen } from './live-state.ts'

export type Input =
  | { type: 'connected'; at: number }
  | { type: 'reconnecting' }
  | { type: 'over'; departure: Departure }
  | { type: 'people'; people: readonly Seen[]; at: number }
  | { type: 'goodbye'; id: string }
  | { type: 'room'; state: RoomState; at: number }
  | { type: 'microphone' | 'camera'; on: boolean }
  | { type: 'muted-by-other'; at: number }
  | { type: 'sound'; blocked: boolean }
  | { type: 'notice'; kind: NoticeKind; name: string; at: number }
  | { type: 'tick'; at: number }

/** What the room tells everybody inside. */
export interface RoomState {
  title: string
  number: string
  locked: boolean
}

export type Order = 'stop-sharing'

export interface Step {
  live: Live
  orders: Order[]
}

/** Whoever is cut off comes back to the same place within this time. */
export const KEPT_FOR = 10_000
export const NOTICE_FOR = 5000
/** In larger meetings nobody is told who comes and goes. */
export const LARGE = 25

export function step(live: Live, input: Input): Step {
  if (live.shown.phase === 'over' || live.shown.phase === 'lost') return still(live)
  switch (input.type) {
    case 'connected':
      return still(connected(live, input.at))
    case 'reconnecting':
      return still(showing(live, { phase: 'reconnecting' }))
    case 'over':
      return still(over(live, input.departure))
    case 'people':
      return peopleSeen(live, input.people, input.at)
    case 'goodbye':
      return still({ ...live, goodbyes: [...live.goodbyes, input.id] })
    case 'room':
      return still(roomTold(live, input.state, input.at))
    case 'microphone':
      return still(showing(live, { microphone: input.on }))
    case 'camera':
      return still(showing(live, { camera: input.on }))
    case 'muted-by-other':
      return still(showing(noticed(live, 'muted', '', input.at), { microphone: false }))
    case 'sound':
      return still(showing(live, { soundBlocked: input.blocked }))
    case 'notice':
      return still(noticed(live, input.kind, input.name, input.at))
    case 'tick':
      return still(ticked(live, input.at))
  }
}

const still = (live: Live): Step => ({ live, orders: [] })

function showing(live: Live, part: Partial<LiveSnapshot>): Live {
  const same = (Object.keys(part) as (keyof LiveSnapshot)[]).every((key) => live.shown[key] === part[key])
  return same ? live : { ...live, shown: { ...live.shown, ...part } }
}

function noticed(live: Live, kind: NoticeKind, name: string, at: number): Live {
  const id = live.lastNotice + 1
  return showing({ ...live, lastNotice: id }, { notices: [...live.shown.notices, { id, kind, name, at }] })
}

// ---------------------------------------------------------------- the connection

/** Those who were cut off with us need a moment longer than we did. */
function connected(live: Live, at: number): Live {
  const away = Object.fromEntries(Object.entries(live.away).map(([id, until]) => [id, Math.min(until, at + KEPT_FOR)]))
  return showing({ ...live, away }, { phase: 'live' })
}

function over(live: Live, departure: Departure): Live {
  const phase = departure === 'lost' ? 'lost' : 'over'
  return showing({ ...live, away: {}, turns: {} }, { phase, departure, people: [], sharer: null, sharing: false, notices: [] })
}

function roomTold(live: Live, state: RoomState, at: number): Live {
  const { title, number, locked } = state
  const turned = locked !== live.shown.locked && live.shown.phase !== 'connecting'
  const next = showing(live, { title, number, locked })
  return turned ? noticed(next, locked ? 'locked' : 'unlocked', '', at) : next
}

// ---------------------------------------------------------------- time

/** When something changes by itself; null when nothing does. */
export function nextTick(live: Live): number | null {
  const times = [...Object.values(live.away), ...live.shown.notices.map(({ at }) => at + NOTICE_FOR)].filter(Number.isFinite)
  return times.length === 0 ? null : Math.min(...times)
}

function ticked(live: Live, at: number): Live {
  const current = live.shown.notices.filter((notice) => notice.at + NOTICE_FOR > at)
  const next = current.length < live.shown.notices.length ? showing(live, { notices: current }) : live
  const gone = Object.keys(next.away).filter((id) => (next.away[id] ?? 0) <= at)
  return gone.reduce((before, id) => parted(before, id, at), next)
}

// ---------------------------------------------------------------- people

function peopleSeen(live: Live, seen: readonly Seen[], at: number): Step {
  const present = new Map(seen.map((one) => [one.id, one]))
  const missing = live.shown.people.filter(({ id }) => !present.has(id))
  const kept = missing.reduce((before, { id }) => missed(before, id, at), live)
  const away = Object.fromEntries(Object.entries(kept.away).filter(([id]) => !present.has(id)))
  const turns = Object.fromEntries(seen.flatMap(({ id, shareTurn }) => (shareTurn === null ? [] : [[id, shareTurn]])))
  const goodbyes = kept.goodbyes.filter((id) => !present.has(id))
  const next = arrived({ ...kept, away, goodbyes, turns }, present, at)
  return shareSettled(live, next, at)
}

function missed(live: Live, id: string, at: number): Live {
  if (live.goodbyes.includes(id)) return parted(live, id, at)
  if (id in live.away) return live
  const until = live.shown.phase === 'live' ? at + KEPT_FOR : Infinity
  return { ...live, away: { ...live.away, [id]: until } }
}

function parted(live: Live, id: string, at: number): Live {
  const away = Object.fromEntries(Object.entries(live.away).filter(([other]) => other !== id))
  const person = live.shown.people.find((one) => one.id === id)
  const people = live.shown.people.filter((one) => one.id !== id)
  const sharer = live.shown.sharer === id ? null : live.shown.sharer
  const next = showing({ ...live, away, goodbyes: live.goodbyes.filter((one) => one !== id) }, { people, sharer })
  return person && people.length < LARGE ? noticed(next, 'left', person.name, at) : next
}

/** Places are taken in the order of arrival and kept. */
function arrived(live: Live, present: ReadonlyMap<string, Seen>, at: number): Live {
  const known = new Set(live.shown.people.map(({ id }) => id))
  const newcomers = [...present.values()].filter(({ id }) => !known.has(id)).sort(byArrival)
  const stayed = live.shown.people.map((tile) => refreshed(tile, present.get(tile.id)))
  const people = [...stayed, ...newcomers.map((one) => tileOf(one))]
  const same = newcomers.length === 0 && stayed.every((tile, index) => tile === live.shown.people[index])
  const next = same ? live : showing(live, { people })
  if (live.shown.phase === 'connecting' || people.length > LARGE) return next
  return newcomers.filter(({ me }) => !me).reduce((before, { name, userId }) => noticed(before, 'joined', shownName(name, userId), at), next)
}

const byArrival = (one: Seen, other: Seen): number => one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)

/** The same object as before when nothing about the person changed, so that nothing is drawn again. */
function refreshed(before: PersonTile, seen: Seen | undefined): PersonTile {
  const now = seen ? tileOf(seen) : { ...before, speaking: false, camera: false, away: true }
  return (Object.keys(now) as (keyof PersonTile)[]).every((key) => now[key] === before[key]) ? before : now
}

function tileOf(seen: Seen): PersonTile {
  const { id, userId, kind, me, host, speaking, camera, quality } = seen
  const name = shownName(seen.name, userId)
  return { id, name, userId, kind, me, host, speaking, camera, quality, muted: !seen.microphone, sharing: seen.shareTurn !== null, away: false }
}

/** Who has not signed in chose the name freely, and is shown so. */
export const shownName = (name: string, userId: string | null): string => (userId === null ? `<${name}>` : name)

// ---------------------------------------------------------------- the shared screen

/** The turn that a new share takes: after all that are shared now. */
export const nextTurn = (live: Live): number => Math.max(0, ...Object.values(live.turns)) + 1

/** The last to take the screen has it, and everybody else stops. Two at once agree by their ids who was last. */
function lastTurn(turns: Live['turns']): string | null {
  const ids = Object.keys(turns).sort((one, other) => (turns[one] ?? 0) - (turns[other] ?? 0) || (one < other ? -1 : 1))
  return ids.at(-1) ?? null
}

function shareSettled(before: Live, live: Live, at: number): Step {
  const kept = before.shown.sharer !== null && before.shown.sharer in live.away ? before.shown.sharer : null
  const sharer = lastTurn(live.turns) ?? kept
  const me = live.shown.people.find((one) => one.me)?.id ?? ''
  const next = showing(live, { sharer, sharing: me in live.turns })
  const orders: Order[] = me in live.turns && sharer !== me ? ['stop-sharing'] : []
  return { live: shareNoticed(before, next, me, at), orders }
}

function shareNoticed(before: Live, live: Live, me: string, at: number): Live {
  const { sharer, phase, people } = live.shown
  const previous = before.shown.sharer
  if (sharer === null || sharer === previous || sharer === me || phase === 'connecting') return live
  const name = people.find(({ id }) => id === sharer)?.name ?? ''
  return noticed(live, previous === null ? 'started-sharing' : 'took-over', name, at)
}

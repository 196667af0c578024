import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { arrange, GAP, MOST_TILES, type Rect, type Scene } from './layout.ts'

const DESK = { width: 1424, height: 812 }
const PHONE = { width: 374, height: 640 }
const LYING = { width: 828, height: 300 }
const SLIVER = { width: 320, height: 60 }
const stages = [DESK, PHONE, LYING, SLIVER, { width: 1000, height: 1000 }]

const scenes = stages.flatMap((size) =>
  [false, true].flatMap((share) => Array.from({ length: 31 }, (_, people): Scene => ({ ...size, people, share }))),
)

const HAIR = 0.001
const inside = (rect: Rect, size: { width: number; height: number }) =>
  rect.left >= -HAIR && rect.top >= -HAIR && rect.left + rect.width <= size.width + HAIR && rect.top + rect.height <= size.height + HAIR
const apart = (one: Rect, other: Rect) =>
  one.left + one.width + GAP <= other.left + HAIR ||
  other.left + other.width + GAP <= one.left + HAIR ||
  one.top + one.height + GAP <= other.top + HAIR ||
  other.top + other.height + GAP <= one.top + HAIR

describe('the stage', () => {
  it('keeps every picture inside, with a gap between any two', () => {
    for (const scene of scenes) {
      const { tiles, share } = arrange(scene)
      const all = share ? [...tiles, share] : tiles
      for (const [index, rect] of all.entries()) {
        expect(inside(rect, scene), JSON.stringify({ scene, rect })).toBe(true)
        for (const other of all.slice(index + 1)) expect(apart(rect, other), JSON.stringify({ scene, rect, other })).toBe(true)
      }
    }
  })

  it('keeps tiles at 16:9', () => {
    for (const { width, height } of scenes.flatMap((scene) => arrange(scene).tiles)) expect(width / height).toBeCloseTo(16 / 9)
  })

  it(spec('U:MTG-01')`shows up to 25 people, and keeps the places of the first when a 26th comes`, () => {
    expect(arrange({ ...DESK, people: 25, share: false }).tiles).toHaveLength(MOST_TILES)
    expect(arrange({ ...DESK, people: 26, share: false })).toEqual(arrange({ ...DESK, people: 25, share: false }))
  })

  it('gives one person the whole stage, as far as the shape allows', () => {
    const { tiles } = arrange({ ...DESK, people: 1, share: false })
    expect(tiles[0]?.width).toBeCloseTo(DESK.width)
  })

  it('puts two side by side where it is wide and one above the other where it is high', () => {
    const [left, right] = arrange({ ...DESK, people: 2, share: false }).tiles
    const [upper, lower] = arrange({ ...PHONE, people: 2, share: false }).tiles
    expect(left?.top).toBe(right?.top)
    expect(upper?.left).toBe(lower?.left)
  })

  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
    [7, 3],
    [9, 3],
  ])('shows %i people in %i columns on a desk', (people, columns) => {
    const { tiles } = arrange({ ...DESK, people, share: false })
    expect(new Set(tiles.map((tile) => Math.round(tile.left))).size).toBe(columns)
  })

  it('moves nobody when somebody joins a grid that has a place left', () => {
    for (const [before, after] of [
      [3, 4],
      [5, 6],
      [7, 8],
      [8, 9],
    ] as const) {
      const few = arrange({ ...DESK, people: before, share: false }).tiles
      expect(arrange({ ...DESK, people: after, share: false }).tiles.slice(0, before)).toEqual(few)
    }
  })

  it('has nothing to show before it has a size', () => {
    expect(arrange({ width: 0, height: 0, people: 3, share: true })).toEqual({ tiles: [], share: null })
  })
})

describe('a shared screen', () => {
  it('has most of the stage, with the people beside it where it is wide', () => {
    const { tiles, share } = arrange({ ...DESK, people: 4, share: true })
    expect(tiles).toHaveLength(4)
    expect((share?.width ?? 0) / DESK.width).toBeGreaterThan(0.74)
    expect(share?.height).toBe(DESK.height)
    expect(tiles.every((tile) => tile.left > (share?.width ?? 0))).toBe(true)
  })

  it('stands above the people on a phone, which still shows six of them', () => {
    const { tiles, share } = arrange({ ...PHONE, people: 6, share: true })
    expect(tiles).toHaveLength(6)
    expect(share?.width).toBe(PHONE.width)
    expect((share?.height ?? 0) / PHONE.height).toBeGreaterThanOrEqual(0.5)
    expect(tiles.every((tile) => tile.top >= (share?.height ?? 0) + GAP)).toBe(true)
  })

  it('shows nine people in the strip of a desk, and fewer rather than tiny ones in a small window', () => {
    expect(arrange({ ...DESK, people: 9, share: true }).tiles).toHaveLength(9)
    expect(arrange({ ...LYING, people: 9, share: true }).tiles.length).toBeLessThan(9)
    for (const { width } of arrange({ ...LYING, people: 9, share: true }).tiles) expect(width).toBeGreaterThanOrEqual(120)
  })

  it('fills the stage when there is no room for people', () => {
    expect(arrange({ ...SLIVER, people: 3, share: true })).toEqual({ tiles: [], share: { left: 0, top: 0, ...SLIVER } })
  })
})

/** Where every picture of the stage goes: a pure function of how many there are and how much room there is. */
export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

export interface Scene {
  people: number
  width: number
  height: number
  /** Somebody's screen is shown. */
  share: boolean
}

export interface Arrangement {
  /** One for each of the first people, in their order; there may be fewer than people. */
  tiles: Rect[]
  share: Rect | null
}

/** More people than these are in the list only. */
export const MOST_TILES = 25
export const GAP = 8
const RATIO = 16 / 9
const WIDEST_IN_STRIP = 240
const NARROWEST_IN_STRIP = 120
const LARGEST_STRIP = 0.25
const USUAL_SCREEN = 16 / 10
const CLOSE = 0.92

export function arrange(scene: Scene): Arrangement {
  if (scene.width <= 0 || scene.height <= 0) return { tiles: [], share: null }
  const people = Math.min(scene.people, MOST_TILES)
  if (!scene.share) return { tiles: grid(people, scene), share: null }
  return scene.width >= scene.height ? besideShare(people, scene) : belowShare(people, scene)
}

interface Room {
  width: number
  height: number
}

/**
 * Rows are filled from the start and never centred, so that whoever joins takes the next free place and nobody moves
 * before the grid itself has to change.
 */
function grid(people: number, room: Room): Rect[] {
  const columns = bestColumns(people, room)
  const rows = Math.ceil(people / columns)
  const { width, height } = tileIn(room, columns, rows)
  const left = (room.width - span(columns, width)) / 2
  const top = (room.height - span(rows, height)) / 2
  return Array.from({ length: people }, (_, index) => ({
    left: left + (index % columns) * (width + GAP),
    top: top + Math.floor(index / columns) * (height + GAP),
    width,
    height,
  }))
}

/** As many columns as give the largest tiles; where others come close, people stand side by side in a wide window. */
function bestColumns(people: number, room: Room): number {
  const choices = Array.from({ length: people }, (_, index) => index + 1)
  const widest = Math.max(...choices.map((columns) => widthFor(people, columns, room)))
  const close = choices.filter((columns) => widthFor(people, columns, room) >= widest * CLOSE)
  return (room.width >= room.height ? close.at(-1) : close[0]) ?? 1
}

const widthFor = (people: number, columns: number, room: Room): number => tileIn(room, columns, Math.ceil(people / columns)).width

function tileIn(room: Room, columns: number, rows: number): Room {
  const across = (room.width - GAP * (columns - 1)) / columns
  const down = (room.height - GAP * (rows - 1)) / rows
  const width = Math.max(0, Math.min(across, down * RATIO))
  return { width, height: width / RATIO }
}

const span = (count: number, size: number): number => count * size + (count - 1) * GAP

/** A column of people at the right of what is shared; as many as can still be recognised. */
function besideShare(people: number, room: Room): Arrangement {
  const least = NARROWEST_IN_STRIP / RATIO
  const fitting = Math.min(people, fits(room.height, least))
  const even = ((room.height - GAP * (fitting - 1)) / fitting) * RATIO
  const width = fitting === 0 ? 0 : Math.min(even, WIDEST_IN_STRIP, room.width * LARGEST_STRIP)
  const height = width / RATIO
  const left = room.width - width
  const top = Math.max(0, (room.height - span(fitting, height)) / 2)
  return {
    tiles: Array.from({ length: fitting }, (_, index) => ({ left, top: top + index * (height + GAP), width, height })),
    share: { left: 0, top: 0, width: fitting === 0 ? room.width : left - GAP, height: room.height },
  }
}

/** In windows that are higher than wide what is shared stands above, and people have what a usual screen leaves. */
function belowShare(people: number, room: Room): Arrangement {
  const usual = Math.max(room.width / USUAL_SCREEN, room.height / 2)
  const share = Math.min(usual, room.height - NARROWEST_IN_STRIP / RATIO - GAP)
  const below = { width: room.width, height: room.height - share - GAP }
  const fitting = mostRecognised(people, below)
  if (fitting === 0) return { tiles: [], share: { left: 0, top: 0, width: room.width, height: room.height } }
  return {
    tiles: grid(fitting, below).map((tile) => ({ ...tile, top: tile.top + share + GAP })),
    share: { left: 0, top: 0, width: room.width, height: share },
  }
}

function mostRecognised(people: number, room: Room): number {
  for (let count = people; count > 0; count -= 1) {
    if ((grid(count, room)[0]?.width ?? 0) >= NARROWEST_IN_STRIP) return count
  }
  return 0
}

/** How many things of a size stand in a line with gaps between them. */
const fits = (length: number, size: number): number => Math.max(0, Math.floor((length + GAP) / (size + GAP)))

/** Finding a page by number in a list whose pages are reached only one after another. */
export interface Stretch {
  next_cursor: string | null
}

export interface Place {
  /** Where the page starts. */
  cursor: string | null
  /** Which page that is: less than asked for while earlier ones are still unknown, or when the list ends before. */
  number: number
}

/** The farthest page on the way to `wanted` of which we know where it starts. */
export function walk(wanted: number, known: (cursor: string | null) => Stretch | undefined): Place {
  let place: Place = { cursor: null, number: 1 }
  while (place.number < wanted) {
    const next = known(place.cursor)?.next_cursor
    if (next === undefined || next === null) break
    place = { cursor: next, number: place.number + 1 }
  }
  return place
}

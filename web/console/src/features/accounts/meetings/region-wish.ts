/** Which regions somebody wants, while it is being chosen. */

export interface RegionWish {
  all: boolean
  /** Kept while "all" is chosen, so that going back loses nothing. */
  picked: readonly string[]
}

export const EVERY_REGION: RegionWish = { all: true, picked: [] }

export const wishOf = (selected: readonly string[] | null): RegionWish => ({ all: selected === null, picked: selected ?? [] })

export const selectionOf = ({ all, picked }: RegionWish): string[] | null => (all ? null : [...picked].sort())

export const isEmpty = ({ all, picked }: RegionWish): boolean => !all && picked.length === 0

export const isSame = (one: RegionWish, other: RegionWish): boolean =>
  JSON.stringify(selectionOf(one)) === JSON.stringify(selectionOf(other))

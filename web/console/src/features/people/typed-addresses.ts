/** E-mail addresses as somebody typed them. */
const BETWEEN = /[;,\s]+/
const MOST_AT_ONCE = 50

/** Each address once, in the order typed. */
export function typedAddresses(text: string): string[] {
  const found = new Map<string, string>()
  for (const address of text.split(BETWEEN)) {
    if (address !== '' && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address)
  }
  return [...found.values()]
}

/** As many as one request takes. */
export function inBatches<Item>(items: readonly Item[], size = MOST_AT_ONCE): Item[][] {
  const batches: Item[][] = []
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size))
  return batches
}

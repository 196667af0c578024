/** Names for requests, so that the same request sent twice is done once. Works on plain HTTP too, unlike randomUUID. */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

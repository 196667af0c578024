/** A service as AWS writes it: chime.amazonaws.com is chime. */
export const serviceOf = (source: string): string => source.replace(/\.amazonaws\.com$/, '')

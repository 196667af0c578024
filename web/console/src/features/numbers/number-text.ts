/** Phone numbers as people read them: +1 206-555-0100. Those of other countries stay as they are. */
const NORTH_AMERICAN = /^\+1(\d{3})(\d{3})(\d{4})$/

export const numberText = (number: string): string => number.replace(NORTH_AMERICAN, '+1 $1-$2-$3')

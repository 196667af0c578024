/** Short codes and old emoticons in plain messages, shown as emoji. */
export type ShortCodes = ReadonlyMap<string, string>

const EMOTICONS: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':-)': '🙂',
  ':(': '🙁',
  ':-(': '🙁',
  ';)': '😉',
  ';-)': '😉',
  ':D': '😃',
  ':-D': '😃',
  ':P': '😛',
  ':-P': '😛',
  ':O': '😮',
  ":'(": '😢',
  '<3': '❤️',
}

const CODE = /:[\w+-]+:/gu
const EMOTICON = /(?<=^|\s)(?::-?[)(DPO]|;-?\)|:'\(|<3)(?=$|\s|[.,!?])/gu

export const mayHoldCodes = (text: string): boolean => /:[\w+-]+:/u.test(text)

export const withEmoji = (text: string, codes: ShortCodes): string =>
  text
    .replace(CODE, (code) => codes.get(code.slice(1, -1)) ?? code)
    .replace(EMOTICON, (face) => EMOTICONS[face] ?? face)

let loading: Promise<ShortCodes> | null = null

/** The table is large and most conversations never need it, so it comes when the first code does. */
export const loadShortCodes = (): Promise<ShortCodes> => {
  loading ??= import('emojibase-data/en/shortcodes/github.json').then(({ default: table }) => byCode(table))
  return loading
}

export function byCode(table: Readonly<Record<string, string | string[]>>): ShortCodes {
  const pairs = Object.entries(table).flatMap(([hex, names]) => [names].flat().map((name) => [name, fromHex(hex)] as const))
  return new Map(pairs)
}

/** Characters of the older blocks are drawn as text unless they are told to be emoji. */
function fromHex(hex: string): string {
  const points = hex.split('-').map((part) => Number.parseInt(part, 16))
  const only = points.length === 1 ? points[0] : undefined
  return String.fromCodePoint(...points) + (only !== undefined && only < 0x1f000 ? '\ufe0f' : '')
}

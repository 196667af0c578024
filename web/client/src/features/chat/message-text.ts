/** What a message's content means: which of the three kinds it is, and the parts of a plain one. */
export type MessageKind = 'plain' | 'markdown' | 'code'

export interface Content {
  kind: MessageKind
  text: string
}

/** Only the very first characters choose the kind, and the space belongs to them. */
export function contentOf(content: string): Content {
  if (content.startsWith('/md ')) return { kind: 'markdown', text: content.slice(4) }
  if (content.startsWith('/code ')) return { kind: 'code', text: content.slice(6) }
  return { kind: 'plain', text: content }
}

export type Part =
  | { type: 'text'; text: string }
  | { type: 'bold'; text: string }
  | { type: 'code'; text: string }
  | { type: 'link'; text: string; href: string }

const PARTS = /`(?<code>[^`\n]+)`|(?<link>https?:\/\/[^\s<>"`]+)|\*\*(?<bold>[^\s*](?:[^*\n]*[^\s*])?)\*\*/gu

export function plainParts(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(PARTS)) {
    const part = partOf(match.groups ?? {})
    if (!part) continue
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) })
    parts.push(part)
    end = match.index + lengthOf(match[0], part)
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}

function partOf({ code, link, bold }: Record<string, string | undefined>): Part | null {
  if (code !== undefined) return { type: 'code', text: code }
  if (bold !== undefined) return { type: 'bold', text: bold }
  const text = withoutTrailing(link ?? '')
  return URL.canParse(text) ? { type: 'link', text, href: text } : null
}

const lengthOf = (whole: string, part: Part): number => (part.type === 'link' ? part.text.length : whole.length)

/** The full stop after an address ends the sentence, not the address; a bracket belongs to it only when opened in it. */
function withoutTrailing(link: string): string {
  const text = link.replace(/[.,;:!?'*]+$/u, '')
  return text.endsWith(')') && !text.includes('(') ? withoutTrailing(text.slice(0, -1)) : text
}

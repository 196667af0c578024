/** A `/md` message, rendered; in a chunk of its own, because its renderer weighs more than the rest of a room. */
import { useMemo } from 'react'
import { withEmoji } from './emoji.ts'
import { markdownHtml } from './markdown.ts'
import classes from './message-content.module.css'
import { useShortCodes } from './short-codes.ts'

export default function MarkdownContent({ text }: { text: string }) {
  const codes = useShortCodes(text)
  const html = useMemo(() => markdownHtml(withEmoji(text, codes)), [text, codes])
  // Sanitised by markdownHtml, which lets only a short list of tags and attributes through.
  return <div className={classes['markdown']} dangerouslySetInnerHTML={{ __html: html }} />
}

/** A message's content, shown safely: plain with its few marks, markdown, or code. */
import { Trans } from '@lingui/react/macro'
import { lazy, memo, Suspense, useMemo } from 'react'
import { withEmoji } from './emoji.ts'
import classes from './message-content.module.css'
import { contentOf, type Part, plainParts } from './message-text.ts'
import { useShortCodes } from './short-codes.ts'

const MarkdownContent = lazy(() => import('./markdown-content.tsx'))

export const MessageContent = memo(function MessageContent({ content, redacted = false }: { content: string; redacted?: boolean }) {
  if (redacted) return <Redacted />
  const { kind, text } = contentOf(content)
  switch (kind) {
    case 'markdown':
      return <Markdown text={text} />
    case 'code':
      return (
        <pre className={classes['block']} tabIndex={0}>
          {text}
        </pre>
      )
    case 'plain':
      return <Plain text={text} />
  }
})

/** What stands where an administrator has taken a message away. */
function Redacted() {
  return (
    <div className={classes['redacted']}>
      <Trans>Message removed by an administrator</Trans>
    </div>
  )
}

/** Until the renderer is here, as it was written. */
function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<div className={classes['content']}>{text}</div>}>
      <MarkdownContent text={text} />
    </Suspense>
  )
}

function Plain({ text }: { text: string }) {
  const codes = useShortCodes(text)
  const parts = useMemo(() => plainParts(text), [text])
  return (
    <div className={classes['content']}>
      {parts.map((part, index) => (
        <PlainPart key={index} part={part} show={(words) => withEmoji(words, codes)} />
      ))}
    </div>
  )
}

function PlainPart({ part, show }: { part: Part; show: (words: string) => string }) {
  switch (part.type) {
    case 'text':
      return show(part.text)
    case 'bold':
      return <strong>{show(part.text)}</strong>
    case 'code':
      return <code>{part.text}</code>
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      )
  }
}

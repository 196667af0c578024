/** CommonMark of `/md` messages as safe HTML. */
import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'

const commonMark = new MarkdownIt('commonmark', { html: false, linkify: false, breaks: false }).enable(['linkify', 'table', 'strikethrough'])
commonMark.set({ linkify: true })

// An image would tell its server who reads this message and when: it is shown as a link that the reader may follow.
commonMark.renderer.rules['image'] = (tokens, index) => {
  const token = tokens[index]
  const address = token?.attrGet('src') ?? ''
  const text = commonMark.utils.escapeHtml(token?.content || String(address))
  return `<a href="${commonMark.utils.escapeHtml(String(address))}">${text}</a>`
}

const TAGS = ['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const TABLE_TAGS = ['table', 'thead', 'tbody', 'tr', 'th', 'td']

const purifier = DOMPurify()

// What opens from a message must not be able to reach back into this page.
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

export const markdownHtml = (text: string): string =>
  purifier.sanitize(commonMark.render(text), {
    ALLOWED_TAGS: [...TAGS, ...TABLE_TAGS],
    ALLOWED_ATTR: ['href', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
  })

import { describe, expect, it } from 'vitest'
import { markdownHtml } from './markdown.ts'

describe('markdown', () => {
  it('renders CommonMark', () => {
    expect(markdownHtml('# T\n\n- **a**\n- `b`')).toContain('<h1>T</h1>')
    expect(markdownHtml('- **a**')).toContain('<strong>a</strong>')
  })

  it('opens links elsewhere, without a way back', () => {
    const html = markdownHtml('[site](https://example.com)')
    expect(html).toContain('href="https://example.com"')
    expect(html).toContain('target="_blank"')
    expect(html).toContain('noopener noreferrer')
  })

  it('shows images as links and loads nothing', () => {
    const html = markdownHtml('![a cat](https://example.com/cat.gif)')
    expect(html).not.toContain('<img')
    expect(html).toContain('>a cat</a>')
  })

  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '<img src=x onerror=alert(1)>',
    '![x](javascript:alert(1))',
    '[x](data:text/html;base64,xx)',
    '<a href="https://example.com" onclick="alert(1)">x</a>',
    '![" onmouseover="alert(1)](https://example.com/" onmouseover="alert(1))',
  ])('lets no script through: %s', (evil) => {
    const shown = document.createElement('div')
    shown.innerHTML = markdownHtml(evil)
    const elements = [...shown.querySelectorAll('*')]
    expect(elements.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on')))).toEqual([])
    expect(shown.querySelector('script, img, iframe, [href^="javascript"], [href^="data"]')).toBeNull()
  })
})

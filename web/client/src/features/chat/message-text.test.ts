import { describe, expect, it } from 'vitest'
import { byCode, withEmoji } from './emoji.ts'
import { contentOf, plainParts } from './message-text.ts'

describe('the kind of a message', () => {
  it('is chosen by its first characters and a space', () => {
    expect(contentOf('/md # Title')).toEqual({ kind: 'markdown', text: '# Title' })
    expect(contentOf('/code  x = 1')).toEqual({ kind: 'code', text: ' x = 1' })
    expect(contentOf('/mdx')).toEqual({ kind: 'plain', text: '/mdx' })
    expect(contentOf(' /md x')).toMatchObject({ kind: 'plain' })
  })
})

describe('a plain message', () => {
  it('shows bold, code and links', () => {
    expect(plainParts('See **this** and `x < y` at https://example.com/a?b=c.')).toEqual([
      { type: 'text', text: 'See ' },
      { type: 'bold', text: 'this' },
      { type: 'text', text: ' and ' },
      { type: 'code', text: 'x < y' },
      { type: 'text', text: ' at ' },
      { type: 'link', text: 'https://example.com/a?b=c', href: 'https://example.com/a?b=c' },
      { type: 'text', text: '.' },
    ])
  })

  it('takes nothing inside code for a link', () => {
    expect(plainParts('`https://example.com`')).toEqual([{ type: 'code', text: 'https://example.com' }])
  })

  it('leaves brackets around an address to the sentence', () => {
    expect(plainParts('(https://example.com/x)')[1]).toMatchObject({ text: 'https://example.com/x' })
    expect(plainParts('https://example.com/x_(y)')[0]).toMatchObject({ text: 'https://example.com/x_(y)' })
  })

  it('makes no link of other schemes', () => {
    expect(plainParts('javascript:alert(1) data:text/html,x')).toEqual([{ type: 'text', text: 'javascript:alert(1) data:text/html,x' }])
  })

  it('loses no character', () => {
    const odd = '** a ** `` * https:// **b** ``` end'
    expect(plainParts(odd).map((part) => part.text).join('')).toContain('end')
    expect(plainParts('2 * 3 ** 4')).toEqual([{ type: 'text', text: '2 * 3 ** 4' }])
  })
})

describe('emoji', () => {
  const codes = byCode({ '1F44D': ['+1', 'thumbsup'], '2764': 'heart' })

  it('stand for known short codes and emoticons', () => {
    expect(withEmoji(':+1: :heart: :) well', codes)).toBe('👍 ❤️ 🙂 well')
  })

  it('leave unknown codes and file names alone', () => {
    expect(withEmoji(':nothing: at 12:30:45 http://x:80/', codes)).toBe(':nothing: at 12:30:45 http://x:80/')
  })
})

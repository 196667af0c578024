import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { MessageContent } from './message-content.tsx'

describe('a message on screen', () => {
  it('that is plain shows bold, code and links, and markup as text', async () => {
    await stand(<MessageContent content={'**Ring** `it` at https://example.com <img src=x onerror=alert(1)>'} />)
    expect((await screen.findByText('Ring')).tagName).toBe('STRONG')
    expect(screen.getByText('it').tagName).toBe('CODE')
    expect(screen.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer nofollow')
    expect(document.querySelector('img')).toBeNull()
    expect(screen.getByText(/<img src=x/u)).toBeVisible()
  })

  it('shows short codes as emoji when the table has come', async () => {
    await stand(<MessageContent content="Well done :+1:" />)
    expect(await screen.findByText('Well done 👍')).toBeVisible()
  })

  it('that an administrator has taken away says so and nothing else', async () => {
    await stand(<MessageContent content="" redacted />)
    expect(await screen.findByText('Message removed by an administrator')).toBeVisible()
  })

  it('that is markdown is rendered', async () => {
    await stand(<MessageContent content={'/md # Plan\n\n- **ring**'} />)
    expect(await screen.findByRole('heading', { name: 'Plan' })).toBeVisible()
    expect(screen.getByText('ring').tagName).toBe('STRONG')
  })

  it('that is code keeps every character', async () => {
    await stand(<MessageContent content={'/code if a:\n    b() # :+1: **x**'} />)
    expect((await screen.findByText(/if a:/u)).textContent).toBe('if a:\n    b() # :+1: **x**')
  })
})

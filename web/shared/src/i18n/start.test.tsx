import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { act, render, screen } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { zoneName } from '../format/zone.ts'
import { applyLocale, applyZone, type Catalogue, type Catalogues, followProfile, startI18n } from './start.ts'
import { chosenLocale, LANGUAGE_KEY } from './locales.ts'
import { useTag } from './use-tag.ts'

const GREETINGS = { en: 'Hello', id: 'Halo', 'zh-CN': '你好', 'pt-BR': 'Olá', it: 'Ciao', fr: 'Bonjour', pseudo: 'Ħḗŀŀǿ' }

let held: Promise<void> = Promise.resolve()

const saying = (text: string) => (): Promise<Catalogue> => Promise.resolve({ messages: { greeting: [text] } })
const own = {
  ...Object.fromEntries(Object.entries(GREETINGS).map(([locale, text]) => [locale, saying(text)])),
  it: () => held.then(saying(GREETINGS.it)),
  id: () => Promise.reject(new Error('The network is down.')),
} as Catalogues

function Page() {
  const { i18n: words } = useLingui()
  return (
    <>
      <p>{words._('greeting')}</p>
      <p data-testid="tag">{useTag()}</p>
      <input aria-label="draft" />
    </>
  )
}

beforeAll(() => startI18n(own))
beforeEach(async () => {
  held = Promise.resolve()
  await act(() => applyLocale(null))
  render(
    <I18nProvider i18n={i18n}>
      <Page />
    </I18nProvider>,
  )
})

describe('another language', () => {
  it('is spoken at once, by the page, its dates and its lang, and is kept', async () => {
    await act(() => applyLocale('fr'))
    expect(screen.getByText('Bonjour')).toBeVisible()
    expect(screen.getByTestId('tag')).toHaveTextContent('fr-FR')
    expect(document.documentElement.lang).toBe('fr-FR')
    expect(chosenLocale()).toBe('fr')
  })

  it('loses nothing that was begun', async () => {
    const draft: HTMLInputElement = screen.getByLabelText('draft')
    draft.value = 'half a sent'
    await act(() => applyLocale('pt-BR'))
    expect(screen.getByText('Olá')).toBeVisible()
    expect(screen.getByLabelText('draft')).toBe(draft)
    expect(draft.value).toBe('half a sent')
  })

  it('that comes late does not undo a later choice', async () => {
    let release: () => void = () => undefined
    held = new Promise((resolve) => {
      release = resolve
    })
    await act(async () => {
      const slow = applyLocale('it')
      await applyLocale('zh-CN')
      release()
      await slow
    })
    expect(screen.getByText('你好')).toBeVisible()
    expect(chosenLocale()).toBe('zh-CN')
  })

  it('that cannot be loaded leaves everything as it is', async () => {
    await expect(applyLocale('id')).rejects.toThrow('The network is down.')
    expect(screen.getByText('Hello')).toBeVisible()
    expect(chosenLocale()).toBeNull()
  })

  it('chosen in another window is spoken here too', async () => {
    localStorage.setItem(LANGUAGE_KEY, 'fr')
    await act(async () => {
      window.dispatchEvent(new StorageEvent('storage', { key: LANGUAGE_KEY }))
      await Promise.resolve()
    })
    expect(await screen.findByText('Bonjour')).toBeVisible()
  })
})

describe('the profile of a person', () => {
  it('brings its language and its zone along, and the browser’s zone counts again afterwards', async () => {
    const browsers = zoneName()
    await act(() => followProfile({ language: 'fr', time_zone: 'Asia/Jakarta' }))
    expect(screen.getByText('Bonjour')).toBeVisible()
    expect(zoneName()).toBe('Asia/Jakarta')
    act(() => applyZone(null))
    expect(zoneName()).toBe(browsers)
  })

  it('that names no language leaves the choice of the browser', async () => {
    await act(() => applyLocale('zh-CN'))
    await act(() => followProfile({ language: null, time_zone: null }))
    expect(chosenLocale()).toBe('zh-CN')
  })
})

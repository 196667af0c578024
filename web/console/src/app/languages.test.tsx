import { applyLocale, chosenLocale, startI18n } from '@carillon/shared/i18n'
import { AnsweringServer } from '@carillon/shared/testing'
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, renderHook, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPage } from '../testing/page.tsx'
import { catalogues } from './catalogues.ts'
import { componentMessages, loadComponentMessages } from './component-messages.ts'
import { useLanguageMenu } from './language-menu.ts'

beforeAll(() => startI18n(catalogues, loadComponentMessages))
beforeEach(() => act(() => applyLocale('en')))

describe('the language menu', () => {
  const menu = () =>
    renderHook(useLanguageMenu, { wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> }).result
  const offered = ({ items }: TopNavigationProps.MenuDropdownUtility) => items.map((item) => ('text' in item ? item.text : ''))

  it('names each language in itself, and no made-up one', () => {
    expect(offered(menu().current as TopNavigationProps.MenuDropdownUtility)).toEqual([
      'English',
      'Bahasa Indonesia',
      '简体中文',
      'Português (Brasil)',
      'Italiano',
      'Français',
      'As the browser asks',
    ])
  })

  it('changes the language at once and bears its name', async () => {
    const shown = menu()
    const choose = (shown.current as TopNavigationProps.MenuDropdownUtility).onItemClick
    act(() => choose?.(new CustomEvent('click', { detail: { id: 'fr', href: undefined } })))
    await waitFor(() => expect(shown.current.text).toBe('Français'))
    expect(document.documentElement.lang).toBe('fr-FR')
    expect(chosenLocale()).toBe('fr')
  })
})

describe('another language', () => {
  let server: AnsweringServer
  afterEach(() => server.close())

  it('keeps what was typed, and brings the words of the components along', async () => {
    server = new AnsweringServer({ 'GET /console/session': () => ({ status: 401, body: { code: 'SignInRequired', message: 'Sign in.' } }) })
    openPage('/console/sign-in')
    const [field] = await screen.findAllByRole('textbox')
    await userEvent.type(field as HTMLElement, 'alice@example.com')
    await act(() => applyLocale('zh-CN'))
    expect(screen.getByDisplayValue('alice@example.com')).toBe(field)
    expect(JSON.stringify(componentMessages('zh-CN'))).toMatch(/\p{Script=Han}/u)
  })
})

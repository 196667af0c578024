import { applyLocale, chosenLocale, startI18n } from '@carillon/shared/i18n'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { catalogues } from './catalogues.ts'
import { stand } from '../testing/stand.tsx'
import { Gate } from '../shared/gate.tsx'

beforeAll(() => startI18n(catalogues))
afterEach(() => act(() => applyLocale(null)))

describe('the language at the gate', () => {
  it('changes at once and keeps what was typed', async () => {
    await stand(
      <Gate title="Sign in">
        <input aria-label="address" />
      </Gate>,
    )
    const field = screen.getByLabelText('address')
    await userEvent.type(field, 'alice@example.com')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Italiano')
    expect(await screen.findByRole('option', { name: 'Italiano', selected: true })).toBeInTheDocument()
    expect(document.documentElement.lang).toBe('it-IT')
    expect(chosenLocale()).toBe('it')
    expect(screen.getByDisplayValue('alice@example.com')).toBe(field)
  })

  it('names each language in itself, and no made-up one', async () => {
    await stand(<Gate title="Sign in">{null}</Gate>)
    const names = screen.getAllByRole('option').map((option) => option.textContent)
    expect(names).toEqual(['As the browser asks', 'English', 'Bahasa Indonesia', '简体中文', 'Português (Brasil)', 'Italiano', 'Français'])
    expect(screen.getByRole('option', { name: '简体中文' })).toHaveAttribute('lang', 'zh-CN')
  })
})

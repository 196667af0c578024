import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserLocale, chooseLocale, currentLocale, intlTag, knownLocale, LANGUAGE_KEY, offeredLocales } from './locales.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('the language of a browser', () => {
  it.each([
    ['id', 'id'],
    ['in-ID', 'id'],
    ['zh', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['it-CH', 'it'],
    ['fr-CA', 'fr'],
    ['en-GB', 'en'],
    ['EN-us', 'en'],
  ])('%s reads %s', (tag, locale) => expect(browserLocale([tag])).toBe(locale))

  it('is the first one that there is, and English where there is none', () => {
    expect(browserLocale(['de-CH', 'fr-CH', 'it'])).toBe('fr')
    expect(browserLocale(['de', 'ja'])).toBe('en')
    expect(browserLocale([])).toBe('en')
  })

  it('is not the other script of the same language, and never what no standard knows', () => {
    expect(browserLocale(['zh-TW', 'it'])).toBe('it')
    expect(browserLocale(['zh-Hant', 'en'])).toBe('en')
    expect(browserLocale(['pseudo', '*', 'fr'])).toBe('fr')
  })
})

describe('a choice', () => {
  it('counts before the languages of the browser, until it is left to them again', () => {
    chooseLocale('pt-BR')
    expect(currentLocale(['fr'])).toBe('pt-BR')
    chooseLocale(null)
    expect(currentLocale(['fr'])).toBe('fr')
  })

  it('of a language that there is no more is none', () => {
    localStorage.setItem(LANGUAGE_KEY, 'tlh')
    expect(currentLocale(['it'])).toBe('it')
    expect(knownLocale('toString')).toBeUndefined()
  })

  it('of the made-up language is offered to those who develop only', () => {
    const offered = (development: boolean) => offeredLocales(development).map(([locale]) => locale)
    expect(offered(false)).toEqual(['en', 'id', 'zh-CN', 'pt-BR', 'it', 'fr'])
    expect(offered(true)).toContain('pseudo')
  })
})

describe('dates and numbers', () => {
  it('follow the region of the browser where it speaks the language, else that for which the words were written', () => {
    expect(intlTag('fr', ['fr-CA', 'fr'])).toBe('fr-CA')
    expect(intlTag('fr', ['fr', 'fr-CH'])).toBe('fr-CH')
    expect(intlTag('fr', ['en-GB'])).toBe('fr-FR')
    expect(intlTag('zh-CN', ['zh-TW', 'zh-Hans-SG'])).toBe('zh-Hans-SG')
    expect(intlTag('zh-CN', ['zh-TW'])).toBe('zh-CN')
    expect(intlTag('pseudo', ['fr-CA'])).toBe('en')
  })
})

/** The menu of the top bar in which people choose the console's language. */
import { errorText } from '@carillon/shared/api'
import { applyLocale, chosenLocale, type Locale, LOCALES, offeredLocales } from '@carillon/shared/i18n'
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'

const BROWSER = 'browser'

export function useLanguageMenu(): TopNavigationProps.Utility {
  const { t, i18n } = useLingui()
  const [problem, setProblem] = useState<unknown>(null)
  const name = i18n.locale in LOCALES ? LOCALES[i18n.locale as Locale] : i18n.locale
  const items = offeredLocales(chosenLocale() === 'pseudo').map(([id, text]) => ({ id, text, lang: id }))
  const choose = async (id: string) => {
    setProblem(null)
    await applyLocale(id === BROWSER ? null : (id as Locale)).catch(setProblem)
  }
  return {
    type: 'menu-dropdown',
    iconName: 'globe',
    text: name,
    ariaLabel: t`Language: ${name}`,
    items: [...items, { id: BROWSER, text: t`As the browser asks` }],
    onItemClick: ({ detail }) => void choose(detail.id),
    // The bar has no place for notices: the menu is marked, and says inside what went wrong.
    ...(problem === null ? {} : { badge: true, title: name, description: errorText(problem, i18n) }),
  }
}

/** The language, chosen from all that there are, each under its own name. */
import { errorText } from '@carillon/shared/api'
import { applyLocale, type Locale, offeredLocales } from '@carillon/shared/i18n'
import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useLingui } from '@lingui/react/macro'

interface Props extends Omit<NativeSelectProps, 'value' | 'onChange' | 'data'> {
  value: Locale | null
  /** Whether the made-up language is offered too. */
  development?: boolean
  onChoose: (locale: Locale | null) => void
}

const BROWSER = ''

export function LanguageField({ value, development = false, onChoose, ...look }: Props) {
  const { t } = useLingui()
  return (
    <NativeSelect
      {...look}
      value={value ?? BROWSER}
      onChange={(event) => onChoose(event.currentTarget.value === BROWSER ? null : (event.currentTarget.value as Locale))}
    >
      <option value={BROWSER}>{t`As the browser asks`}</option>
      {offeredLocales(development || value === 'pseudo').map(([locale, name]) => (
        <option key={locale} value={locale} lang={locale === 'pseudo' ? 'en' : locale}>
          {name}
        </option>
      ))}
    </NativeSelect>
  )
}

/** Speaks the chosen language at once; says so where its words cannot be loaded. */
export function useLanguageChoice(): (locale: Locale | null) => void {
  const { i18n } = useLingui()
  return (locale) =>
    void applyLocale(locale).catch((error: unknown) => notifications.show({ color: 'red', message: errorText(error, i18n) }))
}

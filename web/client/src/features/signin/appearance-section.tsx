/** Light or dark, and the language. */
import { chosenLocale, type Locale } from '@carillon/shared/i18n'
import { SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { LanguageField, useLanguageChoice } from '../../shared/language-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'
import { useKeptLanguage } from './use-profile.ts'

export function AppearanceSection({ development }: { development: boolean }) {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const themes: { value: MantineColorScheme; label: string }[] = [
    { value: 'auto', label: t`System` },
    { value: 'light', label: t`Light` },
    { value: 'dark', label: t`Dark` },
  ]
  const label = useId()
  const chooseLanguage = useLanguageChoice()
  const keepLanguage = useKeptLanguage()
  const choose = (locale: Locale | null) => {
    chooseLanguage(locale)
    if (locale !== 'pseudo') keepLanguage(locale)
  }
  return (
    <SettingsSection title={t`Appearance`}>
      <Stack gap="md" className={classes['form'] ?? ''}>
        <div>
          <Text fw={600} id={label} mb={4}>
            <Trans>Theme</Trans>
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby={label}
            data={themes}
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
          />
        </div>
        <LanguageField label={t`Language`} value={chosenLocale()} development={development} onChoose={choose} />
      </Stack>
    </SettingsSection>
  )
}

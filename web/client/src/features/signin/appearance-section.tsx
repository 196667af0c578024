/** Light or dark, and the language. */
import { chooseLocale, chosenLocale, type Locale, LOCALES } from '@carillon/shared/i18n'
import { NativeSelect, SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'

export function AppearanceSection({ development }: { development: boolean }) {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const themes: { value: MantineColorScheme; label: string }[] = [
    { value: 'auto', label: t`System` },
    { value: 'light', label: t`Light` },
    { value: 'dark', label: t`Dark` },
  ]
  const label = useId()
  return (
    <SettingsSection title={t`Appearance`}>
      <Stack gap="md" className={classes['form'] ?? ''}>
        <div>
          <Text fw={500} id={label} mb={4}>
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
        <LanguageField development={development} />
      </Stack>
    </SettingsSection>
  )
}

/** The page is drawn anew: every date, number and word changes at once. */
function LanguageField({ development }: { development: boolean }) {
  const { t } = useLingui()
  const shown = Object.entries(LOCALES).filter(([locale]) => locale !== 'pseudo' || development)
  const choose = (value: string) => {
    chooseLocale(value === '' ? null : (value as Locale))
    location.reload()
  }
  return (
    <NativeSelect
      label={t`Language`}
      value={chosenLocale() ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: t`As the browser asks` }, ...shown.map(([value, label]) => ({ value, label }))]}
    />
  )
}

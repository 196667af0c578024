/** A page outside the frame: one column, the mark, a title and one thing to do. */
import { chosenLocale } from '@carillon/shared/i18n'
import { Stack, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconLanguage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './gate.module.css'
import { LanguageField, useLanguageChoice } from './language-field.tsx'
import { Mark } from './mark.tsx'
import { useTitle } from './use-title.ts'

export function Gate({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  const { t } = useLingui()
  const chooseLanguage = useLanguageChoice()
  useTitle(title)
  return (
    <main className={classes['gate']}>
      <div className={`${classes['column']} ${wide ? classes['wide'] : ''}`}>
        <div className={classes['brand']}>
          <Mark size={24} />
          <Trans>Carillon</Trans>
        </div>
        <Stack gap="lg">
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
        <LanguageField
          className={classes['language'] ?? ''}
          aria-label={t`Language`}
          leftSection={<IconLanguage size={16} aria-hidden />}
          variant="unstyled"
          size="sm"
          value={chosenLocale()}
          onChoose={chooseLanguage}
        />
      </div>
    </main>
  )
}

/** The states that every screen has: empty, loading, failed. */
import { errorText } from '@carillon/shared/api'
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './states.module.css'

/** One sentence and the one act that ends it. */
export function EmptyState({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className={classes['state']}>
      <Text size="sm">{children}</Text>
      {act}
    </div>
  )
}

/** What went wrong, why, and what to do. */
export function Problem({ title, error, again }: { title: string; error: unknown; again?: () => void }) {
  const { t, i18n } = useLingui()
  return (
    <div className={classes['state']} role="alert">
      <Text fw={600}>{title}</Text>
      <p>{errorText(error, i18n)}</p>
      {again && (
        <Button variant="default" onClick={again}>
          {t`Try again`}
        </Button>
      )}
    </div>
  )
}

/** A refusal inside a form. */
export function Refused({ error }: { error: unknown }) {
  const { i18n } = useLingui()
  if (error === null || error === undefined) return null
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert" styles={alertStyles}>
      {errorText(error, i18n)}
    </Alert>
  )
}

const alertStyles = { message: { color: 'var(--mantine-color-text)' } }

/** The shape of what comes, once it takes long enough to be noticed. */
export function LoadingLines({ lines = 3, height = 20 }: { lines?: number; height?: number }) {
  const { t } = useLingui()
  return (
    <Stack gap="sm" p="md" className={classes['late']} role="status" aria-label={t`Loading`}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </Stack>
  )
}

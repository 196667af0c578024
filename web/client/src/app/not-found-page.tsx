/** An address where nothing is. */
import { Button, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Gate } from '../shared/gate.tsx'

export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <Gate title={t`There is no such page`}>
      <Text c="dimmed">
        <Trans>The address may be mistyped, or the page is gone.</Trans>
      </Text>
      <Button component={Link} to="/">
        <Trans>Go to the home page</Trans>
      </Button>
    </Gate>
  )
}

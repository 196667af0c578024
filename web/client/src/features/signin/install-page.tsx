/** Installing Carillon as an app, on each system; anybody may read it. */
import { Anchor, List, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Gate } from '../../shared/gate.tsx'

export function InstallPage() {
  const { t } = useLingui()
  return (
    <Gate title={t`Download Carillon`} wide>
      <Text>
        <Trans>Carillon runs in the browser. Installed from there it has an icon and a window of its own, and is always up to date.</Trans>
      </Text>
      <Way title={t`Windows and Linux: Chrome or Edge`}>
        <List.Item>{t`Open this page in Chrome or Edge.`}</List.Item>
        <List.Item>{t`Choose the install icon at the right of the address bar, or “Install” in the browser’s menu.`}</List.Item>
      </Way>
      <Way title={t`Mac: Safari or Chrome`}>
        <List.Item>{t`In Safari, choose File, then “Add to Dock”.`}</List.Item>
        <List.Item>{t`In Chrome, choose the install icon at the right of the address bar.`}</List.Item>
      </Way>
      <Way title={t`iPhone and iPad: Safari`}>
        <List.Item>{t`Open this page in Safari and choose “Share”.`}</List.Item>
        <List.Item>{t`Choose “Add to Home Screen”.`}</List.Item>
      </Way>
      <Way title={t`Android: Chrome`}>
        <List.Item>{t`Open this page in Chrome and open its menu.`}</List.Item>
        <List.Item>{t`Choose “Add to Home screen”, then “Install”.`}</List.Item>
      </Way>
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Go to sign-in</Trans>
      </Anchor>
    </Gate>
  )
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {title}
      </Title>
      <List type="ordered" size="sm">
        {children}
      </List>
    </Stack>
  )
}

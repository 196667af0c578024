/** My account: the organisation at a glance, what was done in it lately, and the way to its root's credentials. */
import type { MyAccount } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { useGate } from '../../../shared/administrator.tsx'
import { CopiedId } from '../../../shared/copied-id.tsx'
import { DateOf } from '../../../shared/dates.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { numberOf } from '../../../shared/numbers.ts'
import { PageLink } from '../../../shared/page-link.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { myAccountQuery } from './api.ts'
import { RecentActivity } from './recent-activity.tsx'
import { RenameHomeDialog } from './rename-home-dialog.tsx'

export function MyAccountPage() {
  const { t } = useLingui()
  const home = useQuery(myAccountQuery)
  if (home.error !== null) return <RefusedPage error={home.error} again={() => void home.refetch()} />
  if (home.data === undefined) return <StatusIndicator type="loading">{t`Loading your account`}</StatusIndicator>
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`My account`} />}
        description={t`The organisation that owns all Team and Enterprise accounts here.`}
        actions={<RenameButton home={home.data} />}
      >
        {t`My account`}
      </Header>
      <Details home={home.data} />
      <RecentActivity />
    </SpaceBetween>
  )
}

function RenameButton({ home }: { home: MyAccount }) {
  const { t } = useLingui()
  const gate = useGate()
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <Button onClick={() => setRenaming(true)} {...gate('account:PutAccountName')}>{t`Rename`}</Button>
      {renaming && <RenameHomeDialog name={home.name} onClose={() => setRenaming(false)} />}
    </>
  )
}

function Details({ home }: { home: MyAccount }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={180}
        items={[
          { label: t`Organisation name`, value: home.name },
          { label: t`Organisation ID`, value: <CopiedId id={home.id} name={t`the organisation ID`} /> },
          { label: t`Created`, value: <DateOf at={home.set_up_at} /> },
          { label: t`Owner`, value: home.root_name ?? '-' },
          { label: t`Owner's e-mail address (root user)`, value: home.root_email ?? '-' },
          { label: t`My sign-in`, value: <PageLink to={addresses.ownCredentials}>{t`My security credentials`}</PageLink> },
          { label: t`Accounts`, value: <PageLink to={addresses.accounts}>{numberOf(home.accounts)}</PageLink> },
          { label: t`Users`, value: numberOf(home.users) },
        ]}
      />
    </Container>
  )
}

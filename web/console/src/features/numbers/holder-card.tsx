/** Who has a number, since when, and what they may do with it. */
import type { NumberView } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { TelephonyDialog } from './telephony-dialog.tsx'

export function HolderCard({ view: { number, account, telephony } }: { view: NumberView }) {
  const { t } = useLingui()
  const gate = useGate()
  const [changes, setChanges] = useState(false)
  const { holder } = number
  if (holder === null || account === null || telephony === null) {
    return (
      <Container header={<Header variant="h2">{t`Association`}</Header>}>
        <Box variant="p">{t`This number is not assigned to anybody.`}</Box>
      </Container>
    )
  }
  const allowed = (is: boolean) => (is ? t`Allowed` : t`Not allowed`)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button onClick={() => setChanges(true)} {...gate('chime:UpdateUserSettings')}>
              {t`Change permissions`}
            </Button>
          }
        >
          {t`Association`}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Assigned to`, value: <PageLink to={addresses.user(account.id, holder.user_id)}>{holder.name}</PageLink> },
          { label: t`Account`, value: <PageLink to={addresses.users(account.id)}>{account.name}</PageLink> },
          { label: t`Since`, value: <MomentOf at={holder.since} /> },
          { label: t`Receiving calls`, value: allowed(telephony.inbound_calling) },
          { label: t`Making calls`, value: allowed(telephony.outbound_calling) },
          { label: t`Sending and receiving texts`, value: allowed(telephony.sms) },
        ]}
      />
      {changes && <TelephonyDialog holder={holder} telephony={telephony} onClose={() => setChanges(false)} />}
    </Container>
  )
}

/** What an event says in its fields. */
import type { EventRow } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { CopiedId } from '../../shared/copied-id.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { MomentOf } from '../../shared/moments.tsx'

export function EventFields({ event }: { event: EventRow }) {
  const { t } = useLingui()
  const { at, user_name, source, region, address, user_agent, access_key_id, request_id, read_only, resources } = event
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Event time`, value: <MomentOf at={at} /> },
          { label: t`User name`, value: user_name === null ? '-' : <PageLink to={addresses.eventsOf({ user_name, read_only: 'any' })}>{user_name}</PageLink> },
          { label: t`Access key`, value: access_key_id === null ? '-' : <PageLink to={addresses.connectKey(access_key_id)}>{access_key_id}</PageLink> },
          { label: t`Event source`, value: source },
          { label: t`AWS region`, value: region ?? '-' },
          { label: t`Read-only`, value: read_only ? t`Yes` : t`No` },
          { label: t`Source IP address`, value: address ?? '-' },
          { label: t`User agent`, value: user_agent ?? '-' },
          { label: t`Request ID`, value: <CopiedId id={request_id} name={t`the request ID`} /> },
          { label: t`Resources`, value: <Resources resources={resources} /> },
        ]}
      />
    </Container>
  )
}

function Resources({ resources }: Pick<EventRow, 'resources'>) {
  if (resources.length === 0) return '-'
  return resources.map(({ type, name }) => (
    <div key={name}>
      <PageLink to={addresses.eventsOf({ resource_name: name, read_only: 'any' })}>{name}</PageLink> ({type})
    </div>
  ))
}

/** Where the meetings of a new account may run; nothing is shown where there is nothing to choose. */
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useAdministrator } from '../../shared/administrator.tsx'
import { Optional } from '../../shared/optional.tsx'
import { regionsQuery } from './meetings/api.ts'
import { RegionChoice } from './meetings/region-choice.tsx'
import type { RegionWish } from './meetings/region-wish.ts'

export function NewAccountRegions({ wish, onChange }: { wish: RegionWish; onChange: (wish: RegionWish) => void }) {
  const { t } = useLingui()
  const mayCreate = useAdministrator().may.includes('chime:CreateAccount')
  const regions = useQuery({ ...regionsQuery, enabled: mayCreate })
  const available = regions.data?.available ?? []
  if (available.length < 2) return null
  return (
    <Container
      header={
        <Header variant="h2" description={t`You can change this at any time under Settings > Meetings.`}>
          <Optional label={t`Regions`} />
        </Header>
      }
    >
      <RegionChoice available={available} wish={wish} onChange={onChange} />
    </Container>
  )
}

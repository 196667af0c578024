/** What a user comes in with: console password, MFA devices, access keys. */
import type { IamUser } from '@carillon/shared/api'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useGateAmong } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { devicesOfUserQuery, keysOfUserQuery } from './api.ts'
import { DevicesCard } from './devices-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { PasswordCard } from './password-card.tsx'

export function UserCredentials({ user }: { user: IamUser }) {
  const gate = useGateAmong(user.may)
  const listed = useQuery(keysOfUserQuery(user.name))
  const devices = useQuery(devicesOfUserQuery(user.name))
  const holder = { user: user.name }
  return (
    <SpaceBetween size="l">
      <PasswordCard user={user} gate={gate} />
      <DevicesCard
        holder={holder}
        stale={keys.iamUser(user.name)}
        query={{ data: devices.data, error: devices.error, again: () => void devices.refetch() }}
        gate={gate}
      />
      <KeysCard
        holder={holder}
        holderName={user.name}
        stale={keys.iamUser(user.name)}
        query={{ data: listed.data, error: listed.error, again: () => void listed.refetch() }}
        gate={gate}
      />
    </SpaceBetween>
  )
}

/** MFA devices of a user or of oneself; one's own are set up here, an administrator can only take them away. */
import type { MfaDevice, MfaDevices } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { Gate } from '../../shared/administrator.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { removeDevice, type Holder } from './api.ts'
import type { Read } from './keys-card.tsx'
import { DEVICE_CSV } from './identities-files.ts'

interface Props {
  holder: Holder
  stale: QueryKey
  query: Read<MfaDevices>
  gate: (action: string) => Gate
  /** The button that sets one up, on one's own page. */
  setUp?: ReactNode
}

export function DevicesCard({ holder, stale, query, gate, setUp }: Props) {
  const { t } = useLingui()
  const [going, setGoing] = useState<MfaDevice | null>(null)
  const isOwn = holder === 'oneself'
  return (
    <>
      <SmallTable
        title={t`MFA devices`}
        csv={{ file: 'mfa-devices', columns: DEVICE_CSV }}
        description={isOwn ? t`An app whose codes are asked for when you sign in.` : t`Apps whose codes are asked for at the sign-in. Users set them up themselves, under “My security credentials”.`}
        {...(setUp === undefined ? {} : { actions: setUp })}
        query={{ ...query, data: query.data?.items }}
        columns={[
          { id: 'name', header: t`Device name`, isRowHeader: true, cell: ({ name }) => name },
          { id: 'serial', header: t`Serial number`, cell: ({ serial_number }) => <CopiedId id={serial_number} name={t`the serial number`} /> },
          { id: 'since', header: t`In use since`, cell: ({ enabled_at }) => <DateOf at={enabled_at} /> },
          {
            id: 'acts',
            header: t`Actions`,
            cell: (device) => <RemoveButton name={device.name} onClick={() => setGoing(device)} gate={gate('iam:DeactivateMFADevice')} />,
          },
        ]}
        empty={{ title: t`No MFA device`, text: isOwn ? t`Set one up: a stolen password alone then opens nothing.` : t`A password alone is enough for this user.` }}
      />
      {going !== null && <RemoveDialog holder={holder} device={going} stale={stale} onClose={() => setGoing(null)} />}
    </>
  )
}

function RemoveButton({ name, onClick, gate }: { name: string; onClick: () => void; gate: Gate }) {
  const { t } = useLingui()
  return <Button variant="inline-link" ariaLabel={t`Remove ${name}`} onClick={onClick} {...gate}>{t`Remove`}</Button>
}

interface RemoveProps {
  holder: Holder
  device: MfaDevice
  stale: QueryKey
  onClose: () => void
}

function RemoveDialog({ holder, device, stale, onClose }: RemoveProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const { name, serial_number } = device
  return (
    <ActDialog
      title={t`Remove MFA device`}
      act={t`Remove`}
      onAct={() => removeDevice(holder, serial_number)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: stale })
        notify({ type: 'success', header: t`The device “${name}” was removed` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Trans>
        Codes of <Name text={name} /> open nothing any more. Without another device the password alone is enough to sign in.
      </Trans>
    </ActDialog>
  )
}

/** Changes the devices of a running meeting. */
import { Modal } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { DeviceFields } from './device-fields.tsx'
import type { DeviceKind } from './device-list.ts'
import { keepChoices, keptChoices } from './kept-choices.ts'
import type { LiveMeeting } from './live-meeting.ts'
import { useDevices } from './use-devices.ts'

interface Props {
  meeting: LiveMeeting
  opened: boolean
  onClose: () => void
  /** The menu item that opened it is gone by then: the focus goes where the menu was. */
  onClosed: () => void
}

export function DevicesDialog({ meeting, opened, onClose, onClosed }: Props) {
  const { t } = useLingui()
  return (
    <Modal opened={opened} onClose={onClose} returnFocus={false} onExitTransitionEnd={onClosed} title={t`Devices`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Fields meeting={meeting} />
    </Modal>
  )
}

function Fields({ meeting: { devices } }: { meeting: LiveMeeting }) {
  const [changes, setChanges] = useState(0)
  const found = useDevices(changes)
  const used = { microphone: devices.active('microphone'), camera: devices.active('camera'), speaker: devices.active('speaker') }
  const choose = async (kind: DeviceKind, id: string) => {
    keepChoices({ ...keptChoices(), [`${kind}Id`]: id })
    await devices.choose(kind, id)
    setChanges((before) => before + 1)
  }
  return <DeviceFields devices={found} used={used} onChoose={(kind, id) => void choose(kind, id)} />
}

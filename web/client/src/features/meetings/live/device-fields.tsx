/** Which microphone, camera and speaker are used. */
import { NativeSelect, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { Device, DeviceKind, DeviceList } from './device-list.ts'

interface Props {
  devices: DeviceList
  used: Readonly<Record<DeviceKind, string | undefined>>
  onChoose: (kind: DeviceKind, id: string) => void
}

export function DeviceFields({ devices, used, onChoose }: Props) {
  const { t } = useLingui()
  const fields: [DeviceKind, string, string][] = [
    ['microphone', t`Microphone`, t`Not known`],
    ['camera', t`Camera`, t`Not known`],
    ['speaker', t`Speaker`, t`Chosen by the system`],
  ]
  return (
    <Stack gap="sm">
      {fields.map(([kind, label, none]) => (
        <NativeSelect
          key={kind}
          label={label}
          value={chosenIn(devices[kind], used[kind])}
          disabled={devices[kind].length === 0}
          data={devices[kind].length === 0 ? [{ value: '', label: none }] : devices[kind].map((device) => ({ value: device.id, label: nameOf(device, label) }))}
          onChange={(event) => onChoose(kind, event.currentTarget.value)}
        />
      ))}
    </Stack>
  )
}

/** What is listed first is what the browser takes when nothing was chosen. */
const chosenIn = (devices: readonly Device[], id: string | undefined): string =>
  (devices.find((device) => device.id === id) ?? devices[0])?.id ?? ''

const nameOf = ({ name }: Device, kind: string): string => (name === '' ? kind : name)

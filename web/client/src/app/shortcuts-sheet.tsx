/** The list of keyboard shortcuts. */
import { Kbd, Modal, Stack, Table, Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { stageKeys } from '../features/meetings/index.ts'
import { modifierName } from './shortcuts.ts'

type Shortcut = [keys: string[], what: string]

export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const everywhere: Shortcut[] = [
    [[`${modifierName}K`], t`Go anywhere, do anything`],
    [[t`Alt ↓`], t`Next unread room`],
    [[t`Alt ↑`], t`Previous unread room`],
    [[t`Enter`], t`Send the message`],
    [[t`Shift Enter`], t`New line in the message`],
    [[t`Esc`], t`Close what is on top`],
    [['?', `${modifierName}/`], t`Show these shortcuts`],
  ]
  const meeting: Shortcut[] = [
    [[t`Enter`], t`Join, from the preview`],
    [[`${modifierName}Y`], t`Mute or unmute`],
    [[t`Hold Space`], t`Speak while muted`],
    [[stageKeys.camera], t`Turn the camera on or off`],
    [[stageKeys.share], t`Share the screen, or stop`],
    [[stageKeys.people], t`Show who is there`],
  ]
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keyboard shortcuts`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="md">
        <Shortcuts shortcuts={everywhere} />
        <Title order={3}>{t`In a meeting`}</Title>
        <Shortcuts shortcuts={meeting} />
      </Stack>
    </Modal>
  )
}

function Shortcuts({ shortcuts }: { shortcuts: Shortcut[] }) {
  return (
    <Table withRowBorders={false}>
      <Table.Tbody>
        {shortcuts.map(([keys, what]) => (
          <Table.Tr key={what}>
            <Table.Td>{what}</Table.Td>
            <Table.Td ta="end">
              {keys.map((key) => (
                <Kbd key={key} ms={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** What is needed less often: devices, the invitation, and what only the host may do. */
import { Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconAdjustments, IconCopy, IconDots, IconLink, IconLock, IconLockOpen, IconMicrophoneOff } from '@tabler/icons-react'
import type { Ref } from 'react'
import { numberShown } from '../meeting-key.ts'
import type { HostActs } from './entry.ts'
import type { LiveMeeting } from './live-meeting.ts'
import { RoundButton } from './round-button.tsx'
import { useLive } from './use-live.ts'

interface Props {
  button: Ref<HTMLButtonElement>
  meeting: LiveMeeting
  acts: HostActs
  onDevices: () => void
  onCopy: (what: 'link' | 'number') => void
}

export function MoreMenu({ button, meeting, acts, onDevices, onCopy }: Props) {
  const { t } = useLingui()
  const shown = numberShown(useLive(meeting).number)
  return (
    <Menu returnFocus position="top" offset={12}>
      <Menu.Target>
        <RoundButton ref={button} icon={IconDots} name={t`More`} hint={t`More`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconAdjustments size={18} aria-hidden />} onClick={onDevices}>
          {t`Devices…`}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={18} aria-hidden />} onClick={() => onCopy('link')}>
          {t`Copy link`}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={18} aria-hidden />} onClick={() => onCopy('number')}>
          {t`Copy ID ${shown}`}
        </Menu.Item>
        <HostItems meeting={meeting} acts={acts} />
      </Menu.Dropdown>
    </Menu>
  )
}

function HostItems({ meeting, acts: { lock, muteAll } }: Pick<Props, 'meeting' | 'acts'>) {
  const { t } = useLingui()
  const { locked, people } = useLive(meeting)
  if (!lock && !muteAll) return null
  return (
    <>
      <Menu.Divider />
      {muteAll && (
        <Menu.Item leftSection={<IconMicrophoneOff size={18} aria-hidden />} disabled={people.length < 2} onClick={() => void muteAll()}>
          {t`Mute everybody else`}
        </Menu.Item>
      )}
      {lock && (
        <Menu.Item leftSection={locked ? <IconLockOpen size={18} aria-hidden /> : <IconLock size={18} aria-hidden />} onClick={() => void lock(!locked)}>
          {locked ? t`Unlock the meeting` : t`Lock the meeting`}
        </Menu.Item>
      )}
    </>
  )
}

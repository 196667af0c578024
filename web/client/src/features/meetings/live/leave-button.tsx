/** Out of the meeting; whoever may end it is asked which of both is meant. */
import { Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconPhoneOff } from '@tabler/icons-react'
import type { HostActs } from './entry.ts'
import { RoundButton } from './round-button.tsx'

export function LeaveButton({ acts: { end }, onLeave }: { acts: HostActs; onLeave: () => void }) {
  const { t } = useLingui()
  if (!end) return <RoundButton icon={IconPhoneOff} name={t`Leave`} hint={t`Leave the meeting`} tone="leave" onClick={onLeave} />
  return (
    <Menu returnFocus position="top-end" offset={12}>
      <Menu.Target>
        <RoundButton icon={IconPhoneOff} name={t`Leave`} hint={t`Leave the meeting`} tone="leave" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onLeave}>{t`Leave the meeting`}</Menu.Item>
        <Menu.Item color="var(--mantine-color-error)" onClick={() => void end()}>
          {t`End for everybody…`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

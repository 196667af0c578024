/** Oneself at the foot of the side: settings, shortcuts, sign-out. */
import type { Me } from '@carillon/shared/api'
import { Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Face } from '../shared/face.tsx'
import type { Acts } from './acts.tsx'
import classes from './frame.module.css'

export function MeMenu({ me, acts }: { me: Me; acts: Acts }) {
  const { t } = useLingui()
  return (
    <Menu position="top-start" width={240} withinPortal>
      <Menu.Target>
        <button type="button" className={classes['meButton']}>
          <Face name={me.display_name} id={me.user_id} size={28} />
          <span className={classes['meName']}>{me.display_name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={18} aria-hidden />}>
          {t`Settings`}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={acts.showShortcuts}>
          {t`Keyboard shortcuts`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={acts.signOut}>
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

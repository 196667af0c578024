/** Oneself at the foot of the side: settings, shortcuts, sign-out. */
import type { Me } from '@carillon/shared/api'
import { Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { IconKeyboard, IconLifebuoy, IconLogout, IconSchool, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { helpQuery } from '../features/signin/profile-api.ts'
import { Face } from '../shared/face.tsx'
import type { Acts } from './acts.tsx'
import classes from './frame.module.css'

export function MeMenu({ me, acts }: { me: Me; acts: Acts }) {
  const { t } = useLingui()
  const help = useQuery(helpQuery)
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
        {help.data?.centre && (
          <Menu.Item component="a" href={help.data.centre} target="_blank" rel="noreferrer" leftSection={<IconLifebuoy size={18} aria-hidden />}>
            {t`Help centre`}
          </Menu.Item>
        )}
        {help.data?.training && (
          <Menu.Item component="a" href={help.data.training} target="_blank" rel="noreferrer" leftSection={<IconSchool size={18} aria-hidden />}>
            {t`Training videos`}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={acts.signOut}>
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

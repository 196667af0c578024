/** One person in the list: what they do at the moment, and what can be done about it. */
import { ActionIcon, Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconCrown, IconDots, IconMicrophone, IconMicrophoneOff, IconScreenShare, IconVideoOff, IconVolume } from '@tabler/icons-react'
import { memo } from 'react'
import { Face } from '../../../shared/face.tsx'
import type { HostActs } from './entry.ts'
import type { PersonTile } from './live-state.ts'
import classes from './people-panel.module.css'
import { WeakSign } from './weak-sign.tsx'

interface Props {
  person: PersonTile
  acts: HostActs
}

export const PersonRow = memo(function PersonRow({ person, acts }: Props) {
  const { t } = useLingui()
  const { id, name, me, userId, host } = person
  return (
    <li className={classes['person']}>
      <Face name={name.replace(/^<|>$/gu, '')} id={userId ?? id} size={32} />
      <span className={classes['name']} title={name}>
        {me ? t`${name} (you)` : name}
      </span>
      {host && <IconCrown size={18} className={classes['crown'] ?? ''} role="img" aria-label={t`Host`} />}
      <span className={classes['marks']}>
        <Marks person={person} />
      </span>
      <span className={classes['act']}>
        <PersonMenu person={person} acts={acts} />
      </span>
    </li>
  )
})

function Marks({ person: { muted, speaking, camera, sharing, quality } }: { person: PersonTile }) {
  const { t } = useLingui()
  return (
    <>
      {quality !== 'good' && <WeakSign size={16} className={classes['weak']} />}
      {sharing && <IconScreenShare size={18} className={classes['live'] ?? ''} role="img" aria-label={t`Sharing`} />}
      {!camera && <IconVideoOff size={18} role="img" aria-label={t`Camera off`} />}
      {muted && <IconMicrophoneOff size={18} role="img" aria-label={t`Muted`} />}
      {!muted && speaking && <IconVolume size={18} className={classes['live'] ?? ''} role="img" aria-label={t`Speaking`} />}
      {!muted && !speaking && <IconMicrophone size={18} role="img" aria-label={t`Not muted`} />}
    </>
  )
}

/** One's own row has nothing to change here, and the host stays. */
function PersonMenu({ person: { id, name, me, host, muted }, acts: { mute, remove } }: Props) {
  const { t } = useLingui()
  const removable = remove !== undefined && !host
  if (me || (!mute && !removable)) return null
  return (
    <Menu returnFocus position="bottom-end">
      <Menu.Target>
        <ActionIcon size={32} variant="subtle" color="gray" aria-label={t`Act on ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mute && (
          <Menu.Item disabled={muted} onClick={() => void mute(id)}>
            {muted ? t`Already muted` : t`Mute`}
          </Menu.Item>
        )}
        {removable && (
          <Menu.Item color="var(--mantine-color-error)" onClick={() => void remove(id)}>
            {t`Remove from the meeting…`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

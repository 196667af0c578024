/** Who is in a room, and what its administrators can change about that. */
import type { Member, Page, Room } from '@carillon/shared/api'
import { ActionIcon, Button, CloseButton, Menu, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCrown, IconDots, IconRobot, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { Face } from '../../shared/face.tsx'
import { EmptyState, LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { chatKeys, listMembers, removeMember, setRole } from './api.ts'
import classes from './members-panel.module.css'

interface Props {
  room: Room
  me: string
  onAdd: () => void
  onAddBot: () => void
  onClose: () => void
}

const ROW = 52

export function MembersPanel({ room, me, onAdd, onAddBot, onClose }: Props) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search, 150)
  const members = useInfiniteQuery({
    queryKey: [...chatKeys.members(room.id), asked],
    queryFn: ({ pageParam, signal }) => listMembers(room.id, asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<Member>) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
  const administrator = room.role === 'Administrator'
  const found = members.data?.pages.flatMap((page) => page.items)
  return (
    <aside className={classes['panel']} aria-label={t`Members`}>
      <div className={classes['head']}>
        <Title order={2} size="h3" className={classes['title'] ?? ''}>
          <Trans>Members</Trans>
        </Title>
        <CloseButton aria-label={t`Close members`} onClick={onClose} />
      </div>
      <div className={classes['tools']}>
        {administrator && (
          <>
            <Button variant="default" leftSection={<IconUserPlus size={18} aria-hidden />} onClick={onAdd}>
              {t`Add people`}
            </Button>
            <Button variant="subtle" color="gray" leftSection={<IconRobot size={18} aria-hidden />} onClick={onAddBot}>
              {t`Add a bot`}
            </Button>
          </>
        )}
        {room.member_count > 8 && (
          <TextInput aria-label={t`Search members`} placeholder={t`Search members`} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        )}
      </div>
      {members.isPending && <LoadingLines lines={4} height={28} />}
      {members.isError && !found && <Problem title={t`The members could not be loaded`} error={members.error} again={() => void members.refetch()} />}
      {found?.length === 0 && (
        <EmptyState>
          <Trans>No member of that name.</Trans>
        </EmptyState>
      )}
      {found && (
        <MemberList room={room} me={me} members={found} onEnd={() => members.hasNextPage && !members.isFetching && void members.fetchNextPage()} />
      )}
    </aside>
  )
}

function MemberList({ room, me, members, onEnd }: { room: Room; me: string; members: Member[]; onEnd: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const list = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ count: members.length, getScrollElement: () => list.current, estimateSize: () => ROW, overscan: 6 })
  const items = virtualizer.getVirtualItems()
  const atEnd = (items.at(-1)?.index ?? 0) >= members.length - 1
  useEffect(() => {
    if (atEnd) onEnd()
  }, [atEnd, onEnd])
  const act = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSettled: () => queries.invalidateQueries({ queryKey: chatKeys.members(room.id) }),
  })
  return (
    <div ref={list} className={classes['list']} role="list" aria-label={t`Members`} tabIndex={0}>
      {act.error && (
        <div className={classes['tools']}>
          <Refused error={act.error} />
        </div>
      )}
      <div className={classes['canvas']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const member = members[item.index]
          return (
            member && (
              <div key={member.user_id} role="listitem" className={classes['member']} style={{ top: item.start }}>
                <MemberLine member={member} />
                {room.role === 'Administrator' && member.user_id !== me && <MemberMenu room={room} member={member} act={act.mutate} />}
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function MemberLine({ member }: { member: Member }) {
  const { t } = useLingui()
  return (
    <>
      <Face name={member.display_name} id={member.user_id} size={32} />
      <div className={classes['who']}>
        <div className={classes['name']}>
          <span title={member.display_name}>{member.display_name}</span>
          {member.role === 'Administrator' && <IconCrown size={16} role="img" aria-label={t`Administrator`} />}
          {member.kind === 'Bot' && <IconRobot size={16} role="img" aria-label={t`Bot`} />}
        </div>
        <div className={classes['mail']} title={member.email}>
          {member.email}
        </div>
      </div>
    </>
  )
}

interface MenuProps {
  room: Room
  member: Member
  act: (change: () => Promise<unknown>) => void
}

function MemberMenu({ room, member, act }: MenuProps) {
  const { t } = useLingui()
  const { user_id, display_name: name } = member
  const other = member.role === 'Administrator' ? 'Member' : 'Administrator'
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={32} variant="subtle" color="gray" aria-label={t`Change ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {member.kind === 'User' && (
          <Menu.Item onClick={() => act(() => setRole(room.id, user_id, other))}>
            {other === 'Administrator' ? t`Make administrator` : t`Make member`}
          </Menu.Item>
        )}
        <Menu.Item color="var(--mantine-color-error)" onClick={() => act(() => removeMember(room.id, user_id))}>
          {t`Remove from the room`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Who is in the meeting and who was, and what can be done about them. */
import { Button, CloseButton, TextInput, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMicrophoneOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useState } from 'react'
import { Face } from '../../../shared/face.tsx'
import { meetingKeys } from '../api.ts'
import type { Attendee, HostActs } from './entry.ts'
import type { LiveMeeting } from './live-meeting.ts'
import { type PersonTile } from './live-state.ts'
import { shownName } from './meeting-model.ts'
import classes from './people-panel.module.css'
import { PersonRow } from './person-row.tsx'
import { useLive } from './use-live.ts'

interface Props {
  meeting: LiveMeeting
  acts: HostActs
  onClose: () => void
}

/** With fewer one finds everybody by looking. */
const SEARCHED_FROM = 10

export function PeoplePanel({ meeting, acts, onClose }: Props) {
  const { t } = useLingui()
  const { people } = useLive(meeting)
  const [search, setSearch] = useState('')
  const left = useLeft(meeting, acts)
  const sought = (name: string) => name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase())
  return (
    <aside className={classes['panel']} aria-label={t`People`}>
      <div className={classes['head']}>
        <Title order={2} size="h3" className={classes['title'] ?? ''}>
          <Trans>People</Trans>
        </Title>
        <CloseButton size={36} aria-label={t`Close the list of people`} onClick={onClose} data-autofocus autoFocus />
      </div>
      {(acts.muteAll || people.length >= SEARCHED_FROM) && (
        <div className={classes['tools']}>
          {acts.muteAll && (
            <Button variant="default" leftSection={<IconMicrophoneOff size={18} aria-hidden />} disabled={people.length < 2} onClick={() => void acts.muteAll?.()}>
              {t`Mute everybody else`}
            </Button>
          )}
          {people.length >= SEARCHED_FROM && (
            <TextInput aria-label={t`Search people`} placeholder={t`Search people`} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          )}
        </div>
      )}
      <div className={classes['list']}>
        <Present people={people.filter(({ name }) => sought(name))} acts={acts} />
        <Left attendees={left.filter(({ name }) => sought(name))} />
      </div>
    </aside>
  )
}

function Present({ people, acts }: { people: readonly PersonTile[]; acts: HostActs }) {
  const heading = useId()
  const count = people.length
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={classes['heading']}>
        <Trans>Present ({count})</Trans>
      </h3>
      <ul className={classes['people']}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} acts={acts} />
        ))}
      </ul>
    </section>
  )
}

function Left({ attendees }: { attendees: readonly Attendee[] }) {
  const heading = useId()
  const { t } = useLingui()
  const count = attendees.length
  if (count === 0) return null
  const states = { Present: '', Left: '', Dropped: t`Connection lost`, Removed: t`Removed` }
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={classes['heading']}>
        <Trans>Left ({count})</Trans>
      </h3>
      <ul className={classes['people']}>
        {attendees.map(({ id, name, user_id, state }) => (
          <li key={id} className={`${classes['person']} ${classes['gone']}`}>
            <Face name={name} id={user_id ?? id} size={32} />
            <span className={classes['name']}>{shownName(name, user_id)}</span>
            <span className={classes['state']}>{states[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The engine forgets whoever is gone; the server does not. */
function useLeft(meeting: LiveMeeting, { attendees }: HostActs): readonly Attendee[] {
  const { people, meetingId } = useLive(meeting)
  const queries = useQueryClient()
  const queryKey = useMemo(() => meetingKeys.attendees(meetingId), [meetingId])
  const { data } = useQuery({ queryKey, queryFn: () => attendees?.() ?? [], enabled: attendees !== undefined })
  const here = people.map(({ id }) => id).join(' ')
  useEffect(() => {
    void queries.invalidateQueries({ queryKey })
  }, [queries, queryKey, here])
  return useMemo(() => {
    const present = new Set(here.split(' '))
    return (data ?? []).filter(({ id, state }) => state !== 'Present' && !present.has(id))
  }, [data, here])
}

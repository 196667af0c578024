/** The pages that show chat rooms: home and all of them. */
import { Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { HomeRooms } from '../features/chat/index.ts'
import { RoomsPage } from '../features/chat/rooms-page.tsx'
import { InProgress } from '../features/meetings/index.ts'
import { useTitle } from '../shared/use-title.ts'
import { useActs } from './acts.tsx'
import classes from './pages.module.css'
import { useMe } from './signed-in.tsx'

export function HomePage() {
  const { t } = useLingui()
  const me = useMe()
  const acts = useActs()
  useTitle(t`Home`)
  return (
    <div className={classes['page']}>
      <div className={classes['column']}>
        <Title order={1} size="h2" className={classes['title'] ?? ''}>
          {t`Home`}
        </Title>
        <InProgress />
        <HomeRooms me={me} onCreate={acts.createRoom} />
      </div>
    </div>
  )
}

export function AllRoomsPage() {
  return <RoomsPage me={useMe().user_id} onCreate={useActs().createRoom} />
}

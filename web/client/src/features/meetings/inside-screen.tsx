/** The meeting itself, in its frame or, for a guest, all over the window. */
import { useTitle } from '../../shared/use-title.ts'
import classes from './inside-screen.module.css'
import { Dark } from './live/dark.tsx'
import { useSeat } from './meeting-context.tsx'
import type { Inside } from './seat.ts'
import { useHostActs } from './use-host-acts.tsx'

export function InsideScreen({ inside: { running }, guest }: { inside: Inside; guest: boolean }) {
  const seat = useSeat()
  useTitle(running.entry.meeting.title)
  const { acts, question } = useHostActs(running, guest)
  const { Stage } = running
  // A guest has no frame around the page.
  const Outer = guest ? 'main' : 'div'
  return (
    <Outer className={`${classes['inside']} ${guest ? classes['whole'] : ''}`}>
      <Stage onLeave={seat.leave} acts={acts} />
      <div className={classes['question']}>
        <Dark>{question}</Dark>
      </div>
    </Outer>
  )
}

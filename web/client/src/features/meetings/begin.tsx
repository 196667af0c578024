/** Begins a meeting; what plays its media is loaded at the first one. */
import { lazy } from 'react'
import type { Entry } from './api.ts'
import type { HostActs, JoinChoices, OpenDevices } from './live/index.ts'
import type { Running } from './seat.ts'

export const loadLive = () => import('./live/index.ts')

export const LazyPreview = lazy(async () => ({ default: (await loadLive()).Preview }))

export async function begin(entry: Entry, choices: JoinChoices, opened?: OpenDevices): Promise<Running> {
  const { LiveMeeting, Stage } = await loadLive()
  const live = new LiveMeeting(entry, choices, opened)
  const ItsStage = (props: { onLeave: () => void; acts: HostActs }) => <Stage meeting={live} {...props} />
  return { entry, live, Stage: ItsStage }
}

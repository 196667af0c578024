/** The one bar at the bottom: microphone, camera, share, chat, people, more, leave. */
import { useLingui } from '@lingui/react/macro'
import {
  IconMessage,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react'
import type { Ref } from 'react'
import classes from './control-bar.module.css'
import type { HostActs } from './entry.ts'
import { LeaveButton } from './leave-button.tsx'
import type { LiveMeeting } from './live-meeting.ts'
import { MeetingWords } from './meeting-words.tsx'
import { MoreMenu } from './more-menu.tsx'
import { RoundButton } from './round-button.tsx'
import { KEYS } from './stage-keys.ts'
import { useLive } from './use-live.ts'

interface Props {
  meeting: LiveMeeting
  acts: HostActs
  panel: boolean
  peopleButton: Ref<HTMLButtonElement>
  moreButton: Ref<HTMLButtonElement>
  onPanel: () => void
  onDevices: () => void
  onCopy: (what: 'link' | 'number') => void
  onLeave: () => void
}

const modifier = /Mac|iPhone|iPad/u.test(navigator.userAgent) ? '⌘' : 'Ctrl '

export function ControlBar({ meeting, acts, panel, peopleButton, moreButton, onPanel, onDevices, onCopy, onLeave }: Props) {
  const { t } = useLingui()
  const { people } = useLive(meeting)
  return (
    <footer className={classes['bar']}>
      <MeetingWords meeting={meeting} />
      <div className={classes['controls']} role="group" aria-label={t`Meeting controls`}>
        <Switches meeting={meeting} />
        {acts.chat && <RoundButton icon={IconMessage} name={t`Chat`} hint={t`Go to the chat; the meeting runs on`} onClick={acts.chat} />}
        <RoundButton
          ref={peopleButton}
          icon={IconUsers}
          name={t`People`}
          hint={panel ? t`Hide the list of people` : t`Show the list of people`}
          keys={KEYS.people}
          pressed={panel}
          tone={panel ? 'active' : 'on'}
          count={people.length}
          onClick={onPanel}
        />
        <MoreMenu button={moreButton} meeting={meeting} acts={acts} onDevices={onDevices} onCopy={onCopy} />
        <LeaveButton acts={acts} onLeave={onLeave} />
      </div>
      <span className={classes['balance']} />
    </footer>
  )
}

function Switches({ meeting }: { meeting: LiveMeeting }) {
  const { t } = useLingui()
  const { microphone, camera, sharing } = useLive(meeting)
  return (
    <>
      <RoundButton
        icon={microphone ? IconMicrophone : IconMicrophoneOff}
        name={t`Microphone`}
        hint={microphone ? t`Mute` : t`Unmute, or hold the space bar to talk`}
        keys={`${modifier}Y`}
        pressed={microphone}
        tone={microphone ? 'on' : 'off'}
        onClick={() => void meeting.setMicrophone(!microphone)}
      />
      <RoundButton
        icon={camera ? IconVideo : IconVideoOff}
        name={t`Camera`}
        hint={camera ? t`Turn off the camera` : t`Turn on the camera`}
        keys={KEYS.camera}
        pressed={camera}
        tone={camera ? 'on' : 'off'}
        onClick={() => void meeting.setCamera(!camera)}
      />
      {canShare() && (
        <RoundButton
          icon={sharing ? IconScreenShareOff : IconScreenShare}
          name={t`Share the screen`}
          hint={sharing ? t`Stop sharing` : t`Share your screen`}
          keys={KEYS.share}
          pressed={sharing}
          tone={sharing ? 'active' : 'on'}
          onClick={() => void meeting.setSharing(!sharing)}
        />
      )}
    </>
  )
}

/** Telephones' browsers cannot. */
export const canShare = (): boolean => 'getDisplayMedia' in ((navigator as { mediaDevices?: MediaDevices }).mediaDevices ?? {})

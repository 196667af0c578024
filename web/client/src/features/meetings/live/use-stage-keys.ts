/** Listens to the keys of the stage, and lets go of the microphone when the window loses them. */
import { useEffect } from 'react'
import { canShare } from './control-bar.tsx'
import type { LiveMeeting } from './live-meeting.ts'
import { focusAt, keyAct } from './stage-keys.ts'

export function useStageKeys(meeting: LiveMeeting, onPeople: () => void): void {
  useEffect(() => {
    let talking = false
    const talk = (on: boolean) => {
      talking = on
      void meeting.setMicrophone(on)
    }
    const press = (event: KeyboardEvent) => {
      const { microphone, camera, sharing } = meeting.snapshot()
      const type = event.type === 'keyup' ? 'keyup' : 'keydown'
      const act = keyAct({ ...keyOf(event), type }, { focus: focusAt(event.target), microphone, talking })
      if (act === null) return
      event.preventDefault()
      if (act === 'talk' || act === 'hush') talk(act === 'talk')
      else if (act === 'microphone') void meeting.setMicrophone(!microphone)
      else if (act === 'camera') void meeting.setCamera(!camera)
      else if (act === 'share' && canShare()) void meeting.setSharing(!sharing)
      else if (act === 'people') onPeople()
    }
    const away = () => {
      if (talking) talk(false)
    }
    window.addEventListener('keydown', press)
    window.addEventListener('keyup', press)
    window.addEventListener('blur', away)
    return () => {
      away()
      window.removeEventListener('keydown', press)
      window.removeEventListener('keyup', press)
      window.removeEventListener('blur', away)
    }
  }, [meeting, onPeople])
}

const keyOf = ({ key, repeat, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => ({ key, repeat, ctrlKey, metaKey, altKey, shiftKey })

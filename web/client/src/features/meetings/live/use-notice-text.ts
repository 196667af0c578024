/** The sentence for something that happened. */
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { Notice } from './live-state.ts'
import { useTroubleText } from './use-trouble-text.ts'
import type { Trouble } from './trouble.ts'

export function useNoticeText(): (notice: Notice) => string {
  const { t } = useLingui()
  const troubleText = useTroubleText()
  return useCallback(
    ({ kind, name }: Notice) => {
      switch (kind) {
        case 'joined':
          return t`${name} joined`
        case 'left':
          return t`${name} left`
        case 'started-sharing':
          return t`${name} shares a screen`
        case 'took-over':
          return t`${name} took over sharing`
        case 'muted':
          return t`Somebody muted you. Unmute when you want to speak.`
        case 'locked':
          return t`The host locked the meeting`
        case 'unlocked':
          return t`The host unlocked the meeting`
        case 'microphone-gone':
          return t`The microphone ${name} is gone. Another one is used if there is one.`
        case 'camera-gone':
          return t`The camera ${name} is gone. Another one is used if there is one.`
        case 'speaker-gone':
          return t`The speaker ${name} is gone. Another one is used.`
        case 'microphone-failed':
          return troubleText('microphone', name as Trouble)
        case 'camera-failed':
          return troubleText('camera', name as Trouble)
        case 'share-failed':
          return troubleText('screen', name as Trouble)
      }
    },
    [t, troubleText],
  )
}

/** What is the matter with a device, and what to do about it. */
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { Trouble } from './trouble.ts'

export type Troubled = 'microphone' | 'camera' | 'screen'

export function useTroubleText(): (device: Troubled, trouble: Trouble) => string {
  const { t } = useLingui()
  return useCallback(
    (device: Troubled, trouble: Trouble) => {
      const texts: Record<Troubled, Record<Trouble, string>> = {
        microphone: {
          denied: t`The browser may not use the microphone. Allow it beside the address, then try again.`,
          none: t`No microphone was found. Plug one in, then try again.`,
          busy: t`The microphone does not answer. Close other programs that use it, then try again.`,
          unsupported: t`This page may not use a microphone. Open it with an address that begins with https.`,
          standing: t`The microphone is silent. Choose another one under Devices.`,
          unknown: t`The microphone could not be turned on. Try again, or choose another one.`,
        },
        camera: {
          denied: t`The browser may not use the camera. Allow it beside the address, then try again.`,
          none: t`No camera was found. Plug one in, then try again.`,
          busy: t`The camera does not answer. Close other programs that use it, then try again.`,
          unsupported: t`This page may not use a camera. Open it with an address that begins with https.`,
          standing: t`The camera gives no picture any more. Turn it off and on, or choose another one.`,
          unknown: t`The camera could not be turned on. Try again, or choose another one.`,
        },
        screen: {
          denied: t`Your system does not let the browser record the screen. Allow it in the system's settings.`,
          none: t`There was no screen to share. Try again.`,
          busy: t`The screen could not be shared. Try again.`,
          unsupported: t`This browser cannot share a screen. Use one on a computer.`,
          standing: t`The screen could not be shared. Try again.`,
          unknown: t`The screen could not be shared. Try again.`,
        },
      }
      return texts[device][trouble]
    },
    [t],
  )
}

/** Before joining: oneself as the others will see one, and the devices that will be used. */
import { Button } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Face } from '../../../shared/face.tsx'
import { DeviceFields } from './device-fields.tsx'
import type { DeviceKind } from './device-list.ts'
import type { JoinChoices } from './entry.ts'
import { keepChoices } from './kept-choices.ts'
import { LevelMeter } from './level-meter.tsx'
import { type Capture, deviceOf, PreviewMedia } from './preview-media.ts'
import classes from './preview.module.css'
import { RoundButton } from './round-button.tsx'
import { useDevices } from './use-devices.ts'
import { useTroubleText } from './use-trouble-text.ts'

interface Props {
  /** Shown on the picture. */
  name: string
  choices: JoinChoices
  onChoices: (choices: JoinChoices) => void
  /** Where the devices are found that the meeting goes on with. */
  opened?: RefObject<PreviewMedia | null>
}

export function Preview({ name, choices, onChoices, opened }: Props) {
  const { t } = useLingui()
  const { media, camera, microphone } = usePreviewMedia(choices, opened)
  const devices = useDevices(camera.stream ?? microphone.stream)
  const change = (part: Partial<JoinChoices>) => {
    const next = { ...choices, ...part }
    keepChoices(next)
    onChoices(next)
  }
  const choose = (kind: DeviceKind, id: string) => change({ [`${kind}Id`]: id })
  const used = {
    camera: deviceOf(camera) ?? choices.cameraId,
    microphone: deviceOf(microphone) ?? choices.microphoneId,
    speaker: choices.speakerId,
  }
  return (
    <section className={classes['preview']} aria-label={t`Preview`}>
      <div className={classes['picture']}>
        <OwnPicture name={name} capture={camera} />
        <Switches choices={choices} camera={camera} microphone={microphone} onChange={change} />
      </div>
      <Troubles camera={camera} microphone={microphone} onAgain={media.again} />
      <div className={classes['devices']}>
        <div className={classes['level']}>
          <IconMicrophone size={16} aria-hidden />
          <LevelMeter stream={microphone.stream} />
        </div>
        <DeviceFields devices={devices} used={used} onChoose={choose} />
      </div>
    </section>
  )
}

function usePreviewMedia(choices: JoinChoices, opened: Props['opened']) {
  const [media] = useState(() => new PreviewMedia())
  const { camera, microphone } = useSyncExternalStore(media.subscribe, media.snapshot)
  useEffect(() => media.show(choices), [media, choices])
  useEffect(() => media.leave, [media])
  useEffect(() => {
    if (opened) opened.current = media
  }, [media, opened])
  return { media, camera, microphone }
}

function OwnPicture({ name, capture: { stream, asking, trouble } }: { name: string; capture: Capture }) {
  const { t } = useLingui()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <>
      {stream ? (
        <video ref={video} className={classes['video']} autoPlay playsInline muted />
      ) : (
        <div className={classes['blank']} data-mantine-color-scheme="dark">
          {name.trim() !== '' && <Face name={name.replace(/^<|>$/gu, '')} id={name} size={96} />}
          <span>{asking ? t`Waiting for the camera…` : trouble === null ? t`Your camera is off` : t`No picture`}</span>
        </div>
      )}
      {name.trim() !== '' && (
        <span className={classes['name']} title={name}>
          {name}
        </span>
      )}
    </>
  )
}

interface SwitchesProps {
  choices: JoinChoices
  camera: Capture
  microphone: Capture
  onChange: (part: Partial<JoinChoices>) => void
}

/** What cannot be had is shown as off. */
function Switches({ choices, camera, microphone, onChange }: SwitchesProps) {
  const { t } = useLingui()
  const heard = choices.microphone && microphone.trouble === null
  const seen = choices.camera && camera.trouble === null
  return (
    <div className={classes['switches']}>
      <RoundButton
        icon={heard ? IconMicrophone : IconMicrophoneOff}
        name={t`Microphone`}
        hint={choices.microphone ? t`Join muted` : t`Join with the microphone on`}
        pressed={heard}
        tone={heard ? 'on' : 'off'}
        onClick={() => onChange({ microphone: !choices.microphone })}
      />
      <RoundButton
        icon={seen ? IconVideo : IconVideoOff}
        name={t`Camera`}
        hint={choices.camera ? t`Join without a picture` : t`Join with the camera on`}
        pressed={seen}
        tone={seen ? 'on' : 'off'}
        onClick={() => onChange({ camera: !choices.camera })}
      />
    </div>
  )
}

function Troubles({ camera, microphone, onAgain }: { camera: Capture; microphone: Capture; onAgain: () => void }) {
  const { t } = useLingui()
  const text = useTroubleText()
  if (camera.trouble === null && microphone.trouble === null) return null
  return (
    <div className={classes['trouble']} role="alert">
      {camera.trouble !== null && <p>{text('camera', camera.trouble)}</p>}
      {microphone.trouble !== null && <p>{text('microphone', microphone.trouble)}</p>}
      <p>
        <Trans>You can join all the same.</Trans>
      </p>
      <Button variant="default" size="compact-md" onClick={onAgain}>
        {t`Try again`}
      </Button>
    </div>
  )
}

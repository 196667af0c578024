/** How loud the microphone hears one: a bar that moves without anything being drawn anew around it. */
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { loudness } from './loudness.ts'
import classes from './level-meter.module.css'

export function LevelMeter({ stream }: { stream: MediaStream | null }) {
  const { t } = useLingui()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (stream === null) return
    return measure(stream, (level) => bar.current?.style.setProperty('--level', String(level)))
  }, [stream])
  return (
    <div className={classes['meter']} role="img" aria-label={t`How loud the microphone hears you`}>
      <div ref={bar} key={stream?.id ?? ''} className={classes['bar']} />
    </div>
  )
}

function measure(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let level = 0
  let frame = 0
  const look = () => {
    analyser.getFloatTimeDomainData(samples)
    level = loudness(samples, level)
    tell(level)
    frame = requestAnimationFrame(look)
  }
  look()
  return () => {
    cancelAnimationFrame(frame)
    void context.close()
  }
}

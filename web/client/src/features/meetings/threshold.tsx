/** Where one stands before a meeting that does not let one in, or after it: what is, and what to do. */
import { Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { useTitle } from '../../shared/use-title.ts'
import classes from './threshold.module.css'

interface Props {
  title: string
  /** A guest has no frame around this. */
  guest: boolean
  children: ReactNode
  acts: ReactNode
}

export function Threshold({ title, guest, children, acts }: Props) {
  const inner = useFocusOnLoss()
  const content = (
    <div ref={inner} tabIndex={-1} className={classes['content']}>
      {children}
      <div className={classes['acts']}>{acts}</div>
    </div>
  )
  return guest ? <Gate title={title}>{content}</Gate> : <Framed title={title}>{content}</Framed>
}

/** The control that brought one here is gone; the next key must not start from the top of the page. */
function useFocusOnLoss() {
  const inner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) inner.current?.focus({ preventScroll: true })
  }, [])
  return inner
}

function Framed({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <div className={classes['page']}>
      <div className={classes['column']}>
        <Stack gap="lg">
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </div>
    </div>
  )
}

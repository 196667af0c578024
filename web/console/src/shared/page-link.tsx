/** A link to another page of the console. */
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { useFollow } from './follow.ts'

export function PageLink({ to, onColour = false, children }: { to: string; onColour?: boolean; children: ReactNode }) {
  return (
    <Link href={to} color={onColour ? 'inverted' : 'normal'} onFollow={useFollow()}>
      {children}
    </Link>
  )
}

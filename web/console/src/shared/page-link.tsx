/** A link to another page of the console. */
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { useFollow } from './follow.ts'

export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} onFollow={useFollow()}>
      {children}
    </Link>
  )
}

/** What stands around the pages before the sign-in: a narrow column. */
import AppLayout from '@cloudscape-design/components/app-layout'
import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { usePageTitle } from './frame.tsx'
import { TOP_BAR, TopBar } from './top-bar.tsx'

const COLUMN = 460

export function Outside({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title)
  return (
    <>
      <TopBar />
      <AppLayout
        headerSelector={`#${TOP_BAR}`}
        navigationHide
        toolsHide
        maxContentWidth={COLUMN}
        content={<Box padding={{ vertical: 'xxl' }}>{children}</Box>}
      />
    </>
  )
}

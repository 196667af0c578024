/** The desk of whoever runs the installation: a tab for each kind of what waits for an answer. */
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { HelpLink } from '../../shared/help.tsx'
import { DeskList } from './desk-list.tsx'
import { LogsSearch } from './logs-search.tsx'

/** What other features have at the desk; the page composes them. */
export interface DeskTab {
  id: string
  label: string
  content: ReactNode
}

const FIRST = 'support'

export function DeskPage({ others }: { others: readonly DeskTab[] }) {
  const { t } = useLingui()
  const { tab = FIRST } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Requests`} />} description={t`What the organisations of this installation ask of you.`}>
        {t`Requests`}
      </Header>
      <Tabs
        ariaLabel={t`Requests`}
        activeTabId={tab}
        onChange={({ detail }) => void navigate({ to: '.', search: detail.activeTabId === FIRST ? {} : { tab: detail.activeTabId } })}
        tabs={[{ id: FIRST, label: t`Support requests`, content: <DeskList /> }, ...others, { id: 'logs', label: t`Diagnostic logs`, content: <LogsSearch /> }]}
      />
    </SpaceBetween>
  )
}

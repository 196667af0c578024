/** The words for files of lines: their kinds and stages, what lines mean and why. */
import type { LineChoice, LineOutcome, SheetKind, SheetStage, Standing } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

export function useKinds(): Record<SheetKind, string> {
  const { t } = useLingui()
  return {
    invitations: t`Invitations`,
    licenses: t`Permissions`,
    accounts: t`Accounts`,
    users: t`Users`,
    members: t`Members of a chat room`,
    contacts: t`Personal contacts`,
    numbers: t`Phone inventory`,
  }
}

export function useStandings(): Record<Standing, string> {
  const { t } = useLingui()
  return { new: t`New`, changed: t`Changed`, matched: t`Matched`, conflicting: t`Conflicting`, wrong: t`Wrong` }
}

export function useChoices(): Record<LineChoice, string> {
  const { t } = useLingui()
  return {
    skip: t`Skip`,
    id_only: t`Let the old id lead to this person`,
    invite: t`Let the old id lead to this person, and invite them`,
    new_id: t`Take in under a new id`,
    take_in: t`Take in`,
    same: t`It is the same account`,
    separate: t`Take in as another account`,
  }
}

const STANDING_SIGNS: Readonly<Record<Standing, StatusIndicatorProps.Type>> = {
  new: 'success',
  changed: 'success',
  matched: 'info',
  conflicting: 'warning',
  wrong: 'error',
}

export function StandingSign({ standing }: { standing: Standing }) {
  return <StatusIndicator type={STANDING_SIGNS[standing]}>{useStandings()[standing]}</StatusIndicator>
}

const STAGE_SIGNS: Readonly<Record<SheetStage, StatusIndicatorProps.Type>> = {
  trying: 'in-progress',
  ready: 'pending',
  running: 'in-progress',
  stopped: 'error',
  done: 'success',
}

export function StageSign({ stage }: { stage: SheetStage }) {
  const { t } = useLingui()
  const words: Record<SheetStage, string> = {
    trying: t`Dry run under way`,
    ready: t`Dry run done`,
    running: t`Being carried out`,
    stopped: t`Stopped`,
    done: t`Carried out`,
  }
  return <StatusIndicator type={STAGE_SIGNS[stage]}>{words[stage]}</StatusIndicator>
}

export function OutcomeSign({ outcome }: { outcome: LineOutcome | null }) {
  const { t } = useLingui()
  if (outcome === null) return '-'
  const words: Record<LineOutcome, string> = { done: t`Done`, unchanged: t`Nothing to do`, skipped: t`Skipped` }
  const signs: Record<LineOutcome, StatusIndicatorProps.Type> = { done: 'success', unchanged: 'info', skipped: 'stopped' }
  return <StatusIndicator type={signs[outcome]}>{words[outcome]}</StatusIndicator>
}

/** How far a calling name has come, in words: in force, or when it will be. */
import type { CallingName } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { exactTime } from '@carillon/shared/format'
import { shownTag } from '@carillon/shared/i18n'
import { isFixed } from './calling-name.ts'

const moment = (at: string | null): string => (at === null ? '' : exactTime(at, shownTag()))

interface Props {
  name: CallingName
  /** What people who are called see until it is in effect. */
  before: string
}

export function CallingNameState({ name, before }: Props) {
  const { t } = useLingui()
  if (name.status !== 'UpdateInProgress') return name.text === '' ? t`No name` : <StatusIndicator type="success">{t`In effect`}</StatusIndicator>
  const after = moment(name.in_force_at)
  return (
    <>
      <StatusIndicator type="pending">{t`Update in progress`}</StatusIndicator>
      <Box variant="p">
        {before === '' ? t`Takes effect by ${after}. Until then no name is shown.` : t`Takes effect by ${after}. Until then “${before}” is shown.`}
      </Box>
    </>
  )
}

/** When the name can be changed again; nothing where it can be now. */
export function useFixedUntil(): (name: CallingName) => string | null {
  const { t } = useLingui()
  return (name) => {
    if (!isFixed(name, new Date())) return null
    const again = moment(name.changeable_at)
    return t`A calling name is changed once every seven days. This one can be changed from ${again} on.`
  }
}

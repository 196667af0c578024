/** Looks anew, once or every few seconds. */
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useLingui } from '@lingui/react/macro'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { REFRESH } from './api.ts'

export function RefreshButtons() {
  const { t } = useLingui()
  const client = useQueryClient()
  const [again, setAgain] = useState(false)
  const fetches = useIsFetching({ queryKey: keys.events }) > 0
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: keys.events }), [client])
  useEffect(() => {
    if (!again) return
    const timer = setInterval(refresh, REFRESH)
    return () => clearInterval(timer)
  }, [again, refresh])
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Toggle checked={again} onChange={({ detail }) => setAgain(detail.checked)}>
        {t`Auto-refresh`}
      </Toggle>
      <Button iconName="refresh" ariaLabel={t`Refresh`} loading={fetches && !again} onClick={refresh} />
    </SpaceBetween>
  )
}

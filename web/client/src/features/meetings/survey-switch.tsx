/** Whether this device asks after a meeting how it was. */
import { Switch } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { isAsked, keepAsked } from './survey-choice.ts'

export function SurveySwitch() {
  const { t } = useLingui()
  const [asked, setAsked] = useState(isAsked)
  const change = (next: boolean) => {
    keepAsked(next)
    setAsked(next)
  }
  return (
    <Switch
      label={t`Ask me after a meeting how it was`}
      description={t`On this device only.`}
      checked={asked}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  )
}

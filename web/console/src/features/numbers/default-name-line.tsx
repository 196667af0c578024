/** Which name numbers without one of their own show, and the way to change it. */
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { settingsQuery } from './api.ts'
import { useFixedUntil } from './calling-name-state.tsx'
import { DefaultOfAllDialog } from './name-dialogs.tsx'

export function DefaultNameLine() {
  const { t } = useLingui()
  const gate = useGate()
  const fixedUntil = useFixedUntil()
  const settings = useQuery(settingsQuery)
  const [changes, setChanges] = useState(false)
  if (settings.data === undefined) return null
  const { default_name: name } = settings.data
  const fixed = fixedUntil(name)
  const { text } = name
  return (
    <>
      {text === '' ? t`Numbers without a calling name of their own show none.` : t`Numbers without a calling name of their own show “${text}”.`}{' '}
      <Button
        variant="inline-link"
        ariaLabel={t`Change the default calling name of all numbers`}
        onClick={() => setChanges(true)}
        {...allOf(gate('chime:UpdatePhoneNumberSettings'), fixed === null ? open : closed(fixed))}
      >
        {t`Change`}
      </Button>
      {changes && <DefaultOfAllDialog name={name} onClose={() => setChanges(false)} />}
    </>
  )
}

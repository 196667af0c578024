/** Opening the logs that somebody has sent, by their reference. */
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, open } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'

export function LogsSearch() {
  const { t } = useLingui()
  const go = useGo()
  const [reference, setReference] = useState('')
  const wanted = reference.trim().toUpperCase()
  return (
    <Container header={<Header variant="h2" description={t`People send them from the settings of their client, and get a reference ID.`}>{t`Diagnostic logs`}</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted !== '') go(addresses.logs(wanted))
        }}
      >
        <SpaceBetween size="m">
          <FormField label={t`Log reference ID`}>
            <Input value={reference} onChange={({ detail }) => setReference(detail.value)} />
          </FormField>
          <Button variant="primary" {...(wanted === '' ? closed(t`Enter a reference ID first.`) : open)}>{t`Open logs`}</Button>
        </SpaceBetween>
      </form>
    </Container>
  )
}

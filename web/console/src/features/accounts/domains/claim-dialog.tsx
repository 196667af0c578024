/** The dialog that begins a claim. */
import { errorText, hasCode, type DomainRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { claimDomain } from './api.ts'
import { DomainField } from './domain-field.tsx'
import { cleanDomain, domainFault } from './domain-name.ts'

/** What is said at the field, for it is about what stands there. */
const atField = (error: Error): boolean => ['DomainWrong', 'DomainTaken', 'DomainOfAnother', 'DomainClaimed'].some((code) => hasCode(error, code))

interface Props {
  accountId: string
  onClaimed: (row: DomainRow) => void
  onCancel: () => void
}

export function ClaimDialog({ accountId, onClaimed, onCancel }: Props) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [contest, setContest] = useState<'closed' | 'offered' | 'wanted'>('closed')
  const claim = () =>
    claimDomain(accountId, cleanDomain(name), contest === 'wanted').catch((error: unknown) => {
      if (hasCode(error, 'DomainOfAnother')) setContest('offered')
      setRefusal(error instanceof Error && atField(error) ? errorText(error, i18n) : null)
      throw error
    })
  return (
    <ActDialog
      title={t`Verify a new domain`}
      act={t`Verify this domain`}
      ready={domainFault(name) === null && contest !== 'offered'}
      onAct={claim}
      showError={(error) => !atField(error)}
      onDone={(row) => {
        void client.invalidateQueries({ queryKey: keys.domains(accountId) })
        onClaimed(row)
      }}
      onCancel={onCancel}
    >
      <Box variant="p">
        <Trans>To verify a new domain, enter the domain name below and click the "Verify this domain" button.</Trans>
      </Box>
      <DomainField
        value={name}
        onChange={(value) => {
          setName(value)
          setRefusal(null)
          setContest('closed')
        }}
        tried={name !== '' && /[@/:\s]/.test(name.trim())}
        refusal={refusal}
      />
      {contest !== 'closed' && (
        <Checkbox
          checked={contest === 'wanted'}
          description={t`You get a record for the domain's DNS all the same. Once it is found there, whoever runs Carillon decides whose the domain is.`}
          onChange={({ detail }) => setContest(detail.checked ? 'wanted' : 'offered')}
        >{t`Have it reviewed whose the domain is`}</Checkbox>
      )}
    </ActDialog>
  )
}

/** Handing in a file: what it is, for whom, and the file itself. Nothing is done before the dry run was looked at. */
import type { SheetKind } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { allOf, useGate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { handIn, limitsQuery } from './api.ts'
import { FileField } from './file-field.tsx'
import { KindFields } from './kind-fields.tsx'
import { actionsOf, emptyDraft, isReady, wantedOf } from './new-sheet.ts'

interface Props {
  kinds: readonly SheetKind[]
  /** The account that the lines are for, where the page is an account's own. */
  accountId?: string
  addressOf: (sheetId: string) => string
}

const UNKNOWN = { bytes: 0, lines: 0 }

export function NewSheetForm({ kinds, accountId, addressOf }: Props) {
  const { t } = useLingui()
  const gate = useGate()
  const go = useGo()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => emptyDraft(kinds[0] ?? 'users', accountId))
  const limits = useQuery(limitsQuery).data ?? UNKNOWN
  const handing = useMutation({
    mutationFn: () => handIn(wantedOf(draft), draft.files),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.sheets })
      go(addressOf(id))
    },
  })
  const allowed = allOf(...actionsOf(draft).map(gate))
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady(draft, limits) && !allowed.disabled) handing.mutate()
      }}
    >
      <Container header={<Header variant="h2">{t`Hand in a file`}</Header>}>
        <Form
          actions={
            <Button variant="primary" loading={handing.isPending} {...(isReady(draft, limits) ? allowed : { disabled: true })}>
              {t`Start the dry run`}
            </Button>
          }
        >
          <SpaceBetween size="l">
            {handing.error && <ActRefused error={handing.error} />}
            <KindFields kinds={kinds} draft={draft} isFixed={accountId !== undefined} onChange={change} />
            {allowed.disabled ? (
              <Alert type="warning">{allowed.disabledReason}</Alert>
            ) : (
              <FileField kind={draft.kind} files={draft.files} limits={limits} onChange={(files) => change({ files })} />
            )}
          </SpaceBetween>
        </Form>
      </Container>
    </form>
  )
}

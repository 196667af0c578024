/** Submitting a request for support. */
import { currentLocale } from '@carillon/shared/i18n'
import type { Enclosure, Support } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useAdministrator, useGate } from '../../shared/administrator.tsx'
import { toFirstFault } from '../../shared/first-fault.ts'
import { useFollow } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { ownZone } from '../../shared/moments.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { supportQuery } from './api.ts'
import { ContactFields } from './contact-fields.tsx'
import { DiagnosticsFields, useOffered } from './diagnostics-fields.tsx'
import { FilesField } from './files-field.tsx'
import { fileFaults } from './files.ts'
import { IssueFields, TraceFields } from './issue-fields.tsx'
import { emptyDraft, faults, requestOf, type Draft, type Field } from './new-request.ts'
import { NumbersFields, type NumbersKnowledge } from './numbers-fields.tsx'
import { SUBMIT } from './request-acts.ts'
import { SupportCentre } from './support-centre.tsx'
import { TimeFields } from './time-fields.tsx'
import { useSubmission } from './use-submission.ts'
import { LANGUAGES } from './languages.ts'

export function SubmitPage({ knowledge }: { knowledge: NumbersKnowledge }) {
  const { t } = useLingui()
  const support = useQuery(supportQuery)
  if (support.data !== undefined) return <SubmitForm support={support.data} knowledge={knowledge} />
  if (support.error !== null) return <RefusedPage error={support.error} again={() => void support.refetch()} />
  return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
}

function SubmitForm({ support, knowledge }: { support: Support; knowledge: NumbersKnowledge }) {
  const { t } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const [draft, setDraft] = useDraft()
  const [files, setFiles] = useState<File[]>([])
  const [parts, setParts] = useState<ReadonlySet<Enclosure['part']>>(new Set())
  const [tried, setTried] = useState(false)
  const { offered } = useOffered()
  const submission = useSubmission()
  const missing = faults(draft, support.most_contacts)
  const areFilesRight = fileFaults(files, support).every((fault) => fault === null)
  const fields = {
    draft,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    wrong: (field: Field) => tried && missing.includes(field),
  }
  const submit = (form: HTMLFormElement) => {
    setTried(true)
    if (missing.length > 0) toFirstFault(form)
    if (missing.length > 0 || !areFilesRight || submission.isPending) return
    submission.mutate({ request: requestOf(draft, offered.filter(({ part }) => parts.has(part))), files })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <Form
        header={
          <Header variant="h1" info={<HelpLink about={t`Submit request`} />} description={t`Ask whoever runs this installation. You follow the answers under “My requests”.`}>
            {t`Submit request`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.supportRequests} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={submission.isPending} {...gate(SUBMIT)}>{t`Submit request`}</Button>
          </SpaceBetween>
        }
        errorText={tried && missing.length > 0 ? t`Something is missing. Look at the fields marked above.` : null}
      >
        <SpaceBetween size="l">
          <SupportCentre centre={support.centre} />
          {submission.error !== null && <ActRefused error={submission.error} />}
          <IssueFields {...fields}>{draft.abroad && <NumbersFields {...fields} knowledge={knowledge} />}</IssueFields>
          {!draft.abroad && <TraceFields {...fields} time={<TimeFields {...fields} />} />}
          <ContactFields {...fields} mostContacts={support.most_contacts} operations={support.operations_email} />
          <Container header={<Header variant="h2">{t`Files`}</Header>}>
            <FilesField files={files} onChange={setFiles} limits={support} />
          </Container>
          <DiagnosticsFields chosen={parts} onChoose={setParts} />
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** Begins with what is known of the administrator: address, zone and language. */
function useDraft() {
  const { email } = useAdministrator()
  return useState<Draft>(() => {
    const locale = currentLocale()
    const language = Object.keys(LANGUAGES).find((each) => each === locale) as Draft['language'] | undefined
    return emptyDraft(email ?? '', ownZone(), language ?? 'en')
  })
}

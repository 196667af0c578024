/** Asking for numbers of other carriers: one form, with what the chosen country asks for. */
import { errorText } from '@carillon/shared/api'
import { LOCALES, currentLocale } from '@carillon/shared/i18n'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { toFirstFault } from '../../../shared/first-fault.ts'
import { useFollow, useGo } from '../../../shared/follow.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { PROVISION } from '../acts.ts'
import { countriesQuery } from '../api.ts'
import { askPortIn, BLANK_LETTER } from './api.ts'
import { BillingFields } from './billing-fields.tsx'
import { ContactFields } from './contact-fields.tsx'
import { DownloadLink } from './download-link.tsx'
import { TextField, type FormProps } from './field.tsx'
import { MomentFields } from './moment-fields.tsx'
import { PapersNote } from './papers-note.tsx'
import { allNumbers, emptyDraft, faultsOf, HOME, papersOf, supplyOf, wishOf, type Field } from './port-form.ts'
import { WhatFields } from './what-fields.tsx'

export function NewPortInPage() {
  const { t, i18n } = useLingui()
  const gate = useGate()(PROVISION)
  const follow = useFollow()
  const asking = useAsking()
  const { form, submit, isMissing } = usePortForm((draft) => asking.mutate(wishOf(draft)))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!asking.isPending && !gate.disabled) submit(event.currentTarget)
      }}
    >
      <Form
        header={<FormHeader />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.numbersIn('orders')} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={asking.isPending} {...gate}>{t`Submit`}</Button>
          </SpaceBetween>
        }
        errorText={isMissing ? t`Something is missing. Look at the fields marked above.` : asking.error ? errorText(asking.error, i18n) : null}
      >
        <Fields {...form} />
      </Form>
    </form>
  )
}

function FormHeader() {
  const { t } = useLingui()
  return (
    <Header
      variant="h1"
      info={<HelpLink about={t`Port phone numbers in`} />}
      description={t`Bring numbers over from other carriers. Support tells you whether that is possible, and then asks for the documents.`}
      actions={<DownloadLink path={BLANK_LETTER} text={t`Download an empty letter of agency (LOA)`} />}
    >
      {t`Port phone numbers in`}
    </Header>
  )
}

function Fields(form: FormProps) {
  const { t } = useLingui()
  const { draft, change, wrong } = form
  const countries = useQuery(countriesQuery)
  const rows = countries.data?.items ?? []
  const demanded = supplyOf(rows, draft, allNumbers(draft)[0])?.port ?? null
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t`Service`, value: t`Chime SDK (Number Management)` },
            { label: t`Category`, value: t`Phone Number Port In` },
            { label: t`Subject`, value: t`Porting phone numbers in` },
          ]}
        />
      </Container>
      <WhatFields rows={rows} {...form} />
      {demanded !== null && <PapersNote header={t`Documents that will be asked for`} demanded={demanded} wanted={papersOf(demanded.papers, draft.lots)} edition={countries.data?.edition ?? ''} />}
      {draft.country === HOME ? <BillingFields {...form} /> : <Container><TextField {...form} name="usage" label={t`Estimated usage volume`} hint={t`Such as minutes or calls in a month.`} /></Container>}
      <Container header={<Header variant="h2">{t`When`}</Header>}>
        <MomentFields dateLabel={t`Porting date`} timeLabel={t`Porting time`} date={draft.date} time={draft.time} fault={wrong('date')} onChange={change} />
      </Container>
      <ContactFields {...form} />
    </SpaceBetween>
  )
}

function usePortForm(send: (draft: FormProps['draft']) => void) {
  const { email } = useAdministrator()
  const [draft, setDraft] = useState(() => emptyDraft(email ?? '', LOCALES[currentLocale()]))
  const [faults, setFaults] = useState<ReadonlySet<Field>>(new Set())
  const left = faultsOf(draft, new Date())
  const form: FormProps = {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    wrong: (field) => faults.has(field) && left.has(field),
  }
  const submit = (element: HTMLFormElement) => {
    const found = faultsOf(draft, new Date())
    setFaults(found)
    if (found.size === 0) send(draft)
    else toFirstFault(element)
  }
  return { form, submit, isMissing: [...faults].some((field) => left.has(field)) }
}

function useAsking() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: askPortIn,
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.numbers })
      const there = addresses.portIn(id)
      notify({ type: 'success', at: there, header: t`Your request was submitted`, content: t`Support answers whether the numbers can be ported. Do not send documents before you have the upload link.` })
      go(there)
    },
  })
}

/** The form in which a policy is written, new or anew. */
import { hasCode } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { closed, useGate } from '../../shared/administrator.tsx'
import { useFollow } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { PolicyEditor } from './editor/policy-editor.tsx'
import { hasErrors, type Review } from './editor/use-review.ts'

interface Props {
  title: string
  description: string
  /** The word on the button, and what is needed to press it. */
  act: string
  action: string
  back: string
  text: string
  onText: (text: string) => void
  checked: Review
  saving: { isPending: boolean; error: Error | null }
  onSave: () => void
  /** Refusals that a field shows. */
  atField?: readonly string[]
  children: ReactNode
}

export function PolicyForm(props: Props) {
  const { t } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const { checked, saving, text, onText, onSave, atField = [] } = props
  const isBad = !checked.pending && hasErrors(checked.review)
  const { error } = saving
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!checked.pending && !isBad && !saving.isPending) onSave()
      }}
    >
      <Form
        header={
          <Header variant="h1" info={<HelpLink about={props.title} />} description={props.description}>
            {props.title}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={props.back} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={saving.isPending} {...(isBad ? closed(t`Mend the errors in the policy first.`) : gate(props.action))}>
              {props.act}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {error !== null && !hasCode(error, ...atField) && <ActRefused error={error} />}
          {props.children}
          <Container header={<Header variant="h2">{t`What it says`}</Header>}>
            <PolicyEditor label={t`Policy`} place="managed" value={text} onChange={onText} checked={checked} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** The policy simulator: what somebody could do, without doing it. */
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { closed, useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { hasErrors, useReview } from '../editor/use-review.ts'
import { simulatePolicy, simulatePrincipal } from './api.ts'
import { Circumstances } from './circumstances.tsx'
import { arnOf, askedOf, fromSearch, isTime, toSearch, type Question } from './question.ts'
import { Results } from './results.tsx'
import { What } from './what.tsx'
import { Who } from './who.tsx'

export function SimulatorPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { organisation } = useAdministrator()
  const search = useSearch({ strict: false })
  const [question, setQuestion] = useState<Question>(() => fromSearch(search))
  const checked = useReview(question.document, 'managed')
  const gate = useReadiness(question, !checked.pending && hasErrors(checked.review))
  const simulating = useMutation({
    mutationFn: (asked: Question) => (asked.kind === 'policy' ? simulatePolicy(asked.document, askedOf(asked)) : simulatePrincipal(arnOf(asked, organisation.id), askedOf(asked))),
  })
  const change = (part: Partial<Question>) => setQuestion({ ...question, ...part })
  const run = () => {
    void navigate({ to: '.', search: toSearch(question, organisation.id), replace: true })
    simulating.mutate(question)
  }
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Policy simulator`} />} description={t`See what somebody could do, and which statement says so. Nothing is done.`}>
        {t`Policy simulator`}
      </Header>
      <Container header={<Header variant="h2">{t`Who`}</Header>}>
        <Who question={question} onChange={change} checked={checked} />
      </Container>
      <Container header={<Header variant="h2">{t`What`}</Header>}>
        <SpaceBetween size="m">
          <What question={question} onChange={change} />
          <Circumstances question={question} onChange={change} />
          <Button variant="primary" loading={simulating.isPending} onClick={run} {...gate}>{t`Simulate`}</Button>
        </SpaceBetween>
      </Container>
      {simulating.error !== null && <Refused error={simulating.error} again={run} />}
      {simulating.data !== undefined && <Results simulation={simulating.data} />}
    </SpaceBetween>
  )
}

/** Open once there is something to ask, and the policies allow asking. */
function useReadiness({ kind, name, actions, time }: Question, isBad: boolean) {
  const { t } = useLingui()
  const gate = useGate()
  if (kind === 'policy' && isBad) return closed(t`Mend the errors in the policy first.`)
  if (kind !== 'policy' && name.trim() === '') return closed(t`Choose a user, a group or a role first.`)
  if (actions.length === 0) return closed(t`Choose an action first.`)
  if (!isTime(time)) return closed(t`Enter the time as 2026-11-21T12:00:00Z.`)
  return gate(kind === 'policy' ? 'iam:SimulateCustomPolicy' : 'iam:SimulatePrincipalPolicy')
}

/** The set-up wizard: four short steps and two doors. */
import { errorText, type SetupOutcome, type SetupState } from '@carillon/shared/api'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { useSecret } from '../../shared/use-secret.ts'
import { checkSecret, setUp, setupQuery } from './api.ts'
import { Doors } from './doors.tsx'
import { StepFields } from './steps.tsx'
import { missing, noWishes, setupRequest, STEPS, type StepName, stepToBlame, type Wishes } from './wishes.ts'

export function SetupPage() {
  const { t } = useLingui()
  const [secret, forget] = useSecret()
  const [done, setDone] = useState<{ outcome: SetupOutcome; usesIt: boolean } | null>(null)
  const state = useQuery(setupQuery)
  const check = useQuery({
    queryKey: ['setup', 'check', secret],
    queryFn: () => checkSecret(secret ?? '').then(() => true),
    enabled: secret !== null && state.data?.needed === true && done === null,
    staleTime: Infinity,
  })
  if (done) return <Doors outcome={done.outcome} usesIt={done.usesIt} />
  const finish = (outcome: SetupOutcome, usesIt: boolean) => {
    forget()
    setDone({ outcome, usesIt })
  }
  if (state.data?.needed && check.data && secret !== null) return <Wizard secret={secret} onDone={finish} />
  return (
    <Gate title={t`Set up Carillon`}>
      {state.isError && <Problem title={t`Carillon cannot be set up now`} error={state.error} again={() => void state.refetch()} />}
      <NotYet state={state.data} secret={secret} error={check.error} />
    </Gate>
  )
}

function NotYet({ state, secret, error }: { state: SetupState | undefined; secret: string | null; error: unknown }) {
  const { i18n } = useLingui()
  if (!state) return <LoadingLines lines={3} height={32} />
  if (!state.needed)
    return (
      <>
        <Text>
          <Trans>Carillon is already set up.</Trans>
        </Text>
        <Group>
          <Button component="a" href="/">
            <Trans>Open Carillon</Trans>
          </Button>
          <Button component="a" href="/console/" variant="default">
            <Trans>Open the console</Trans>
          </Button>
        </Group>
      </>
    )
  if (secret !== null && !error) return <LoadingLines lines={3} height={32} />
  return (
    <Alert color="red" variant="light" role="alert">
      {error ? (
        errorText(error, i18n)
      ) : (
        <Trans>Open the set-up link that the server printed when it started. It ends in a secret that this page needs.</Trans>
      )}
    </Alert>
  )
}

function Wizard({ secret, onDone }: { secret: string; onDone: (outcome: SetupOutcome, usesIt: boolean) => void }) {
  const { t } = useLingui()
  const [wishes, setWishes] = useState<Wishes>(noWishes)
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  const step: StepName = STEPS[at] ?? 'organisation'
  const faults = tried ? missing(wishes, step) : []
  const finish = useMutation({
    mutationFn: () => setUp(setupRequest(wishes, secret)),
    onSuccess: (outcome) => onDone(outcome, wishes.use_carillon),
    onError: (error) => {
      const blamed = stepToBlame(error)
      if (blamed) setAt(STEPS.indexOf(blamed))
    },
  })
  const last = at === STEPS.length - 1
  const move = (to: number) => {
    setTried(false)
    setAt(to)
  }
  const next = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing(wishes, step).length > 0) return
    if (last) finish.mutate()
    else {
      finish.reset()
      move(at + 1)
    }
  }
  const form = useFocusOnFault(faults.length > 0)
  return (
    <Gate title={t`Set up Carillon`} wide>
      <form ref={form} onSubmit={next} noValidate>
        <Stack gap="lg">
          <StepHeading step={step} at={at} />
          <StepFields key={step} step={step} wishes={wishes} change={(some) => setWishes({ ...wishes, ...some })} faults={faults} />
          <Refused error={finish.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={() => move(at - 1)} disabled={at === 0}>
              {t`Back`}
            </Button>
            <Button type="submit" loading={finish.isPending}>
              {last ? t`Finish set-up` : t`Next`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Gate>
  )
}

function StepHeading({ step, at }: { step: StepName; at: number }) {
  const { t } = useLingui()
  const names: Record<StepName, string> = {
    organisation: t`Your organisation`,
    administrator: t`The administrator`,
    reach: t`The address`,
    yourself: t`You as a user`,
  }
  const number = at + 1
  const count = STEPS.length
  return (
    <div aria-live="polite">
      <Text size="xs" c="dimmed" className="tabular">
        <Trans>
          Step {number} of {count}
        </Trans>
      </Text>
      <Title order={2} size="h3">
        {names[step]}
      </Title>
    </div>
  )
}

/** The first field that needs something gets the focus, so that one need not look for it. */
function useFocusOnFault(faulty: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (faulty) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faulty])
  return form
}

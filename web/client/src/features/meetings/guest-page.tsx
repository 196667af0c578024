/** A meeting for somebody without an account: a name, a preview, the meeting, and what comes after. */
import { Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { LoadingLines } from '../../shared/states.tsx'
import { AfterScreen } from './after-screen.tsx'
import { guestDoor } from './doors.ts'
import { type Facts, guestFactsQuery } from './facts.ts'
import { keepName, keptName } from './guest-pass.ts'
import { InsideScreen } from './inside-screen.tsx'
import { JoinScreen } from './join-screen.tsx'
import type { JoinChoices, OpenDevices } from './live/index.ts'
import { WordLink } from './links.tsx'
import { useSeat, useSeatState } from './meeting-context.tsx'
import { RefusalScreen } from './refusal-screen.tsx'

const LONGEST_NAME = 100

export function GuestPage({ linkKey }: { linkKey: string }) {
  const seat = useSeat()
  const state = useSeatState()
  if (state.at === 'inside') return <InsideScreen inside={state} guest />
  if (state.at === 'outside') return <AfterScreen outside={state} guest onAgain={seat.enterAgain} />
  if (state.at === 'refused') return <RefusalScreen error={state.error} guest onAgain={seat.enterAgain} />
  return <Before linkKey={linkKey} entering={state.at === 'entering'} />
}

function Before({ linkKey, entering }: { linkKey: string; entering: boolean }) {
  const { t } = useLingui()
  const facts = useQuery(guestFactsQuery(linkKey))
  const refusal = facts.data ? facts.data.refused : facts.error
  if (refusal) return <RefusalScreen error={refusal} guest busy={facts.isFetching} onAgain={() => void facts.refetch()} />
  if (!facts.data)
    return (
      <Gate title={t`Join a meeting`}>
        <LoadingLines lines={3} height={32} />
      </Gate>
    )
  return <NameAndJoin facts={facts.data} linkKey={linkKey} entering={entering} />
}

function NameAndJoin({ facts, linkKey, entering }: { facts: Facts; linkKey: string; entering: boolean }) {
  const { t } = useLingui()
  const seat = useSeat()
  const [name, setName] = useState(keptName)
  const [tried, setTried] = useState(false)
  const given = name.trim()
  const join = (choices: JoinChoices, keep: () => OpenDevices | undefined) => {
    setTried(true)
    if (given === '') return
    keepName(given)
    void seat.enter(guestDoor(facts.meeting_id, linkKey, given), choices, keep())
  }
  return (
    <JoinScreen facts={facts} name={given === '' ? '' : `<${given}>`} guest busy={entering} onJoin={join} instead={<SignInInstead linkKey={linkKey} />}>
      <TextInput
        label={t`Your name`}
        description={t`The others see it beside your picture.`}
        autoComplete="name"
        autoFocus
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && given === '' && t`Enter your name.`}
      />
    </JoinScreen>
  )
}

function SignInInstead({ linkKey }: { linkKey: string }) {
  return (
    <Text size="sm" c="dimmed">
      <Trans>
        Have an account?{' '}
        <WordLink to="/sign-in" search={{ next: `/meet/${linkKey}` }} underline="always">
          Sign in
        </WordLink>
      </Trans>
    </Text>
  )
}

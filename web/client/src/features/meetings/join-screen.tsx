/** Before joining: what meeting it is, how the others will see one, and one button. */
import { Button, Stack, Title } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, Suspense, type SyntheticEvent, useRef, useState } from 'react'
import { Mark } from '../../shared/mark.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { LazyPreview } from './begin.tsx'
import type { Facts } from './facts.ts'
import classes from './join-screen.module.css'
import type { JoinChoices, OpenDevices, PreviewMedia } from './live/index.ts'
import { keptChoices } from './live/kept-choices.ts'
import { numberShown } from './meeting-key.ts'

interface Props {
  facts: Facts
  /** As the others will read it. */
  name: string
  guest: boolean
  busy: boolean
  /** `keep` leaves the preview's devices open for the meeting. */
  onJoin: (choices: JoinChoices, keep: () => OpenDevices | undefined) => void
  /** What must be given or known before. */
  children?: ReactNode
  /** What else one could do. */
  instead?: ReactNode
}

export function JoinScreen({ facts, name, guest, busy, onJoin, children, instead }: Props) {
  const { t } = useLingui()
  useTitle(facts.title)
  const [choices, setChoices] = useState(keptChoices)
  const opened = useRef<PreviewMedia>(null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!busy) onJoin(choices, () => opened.current?.keep())
  }
  const inner = (
    <>
      {guest && <Brand />}
      <div className={classes['parts']}>
        <MeetingWords facts={facts} />
        <div className={classes['preview']}>
          <Suspense fallback={<div className={classes['empty']} />}>
            <LazyPreview name={name} choices={choices} onChoices={setChoices} opened={opened} />
          </Suspense>
        </div>
        <form onSubmit={submit} noValidate className={classes['form']}>
          <Stack gap="lg">
            {children}
            <Button type="submit" size="md" fullWidth loading={busy} autoFocus={!guest}>
              {t`Join now`}
            </Button>
            {instead}
          </Stack>
        </form>
      </div>
    </>
  )
  if (guest) return <main className={`${classes['page']} ${classes['whole']}`}>{inner}</main>
  return <div className={classes['page']}>{inner}</div>
}

function Brand() {
  return (
    <div className={classes['brand']}>
      <Mark size={24} />
      <Trans>Carillon</Trans>
    </div>
  )
}

function MeetingWords({ facts: { title, host, number, present } }: { facts: Facts }) {
  const { t } = useLingui()
  const shown = numberShown(number)
  return (
    <div className={classes['words']}>
      <Title order={1}>{title}</Title>
      <p className={classes['facts']}>
        {t`Hosted by ${host}`}
        <br />
        <span className={classes['number']}>{t`ID ${shown}`}</span>
      </p>
      {present !== null && (
        <p className={classes['facts']}>{present === 0 ? t`Nobody is inside yet.` : t`${plural(present, { one: '# person is inside', other: '# people are inside' })}`}</p>
      )}
    </div>
  )
}

/** The messages that a development server would have sent, newest first. */
import { ApiError, type DevelopmentMail } from '@carillon/shared/api'
import { Anchor, Group, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { EmptyState, LoadingLines, Problem } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { mailQuery } from './api.ts'
import classes from './mail-page.module.css'

export function MailPage() {
  const { t } = useLingui()
  useTitle(t`Outbox`)
  const mail = useQuery(mailQuery)
  return (
    <main className={classes['page']}>
      <div className={classes['column']}>
        <Title order={1}>{t`Outbox`}</Title>
        <Text c="dimmed">
          <Trans>Messages that this development server would have sent by mail.</Trans>
        </Text>
        {mail.isPending && <LoadingLines lines={4} height={24} />}
        {mail.isError && <MailProblem error={mail.error} again={() => void mail.refetch()} />}
        {mail.data?.items.length === 0 && (
          <EmptyState>
            <Trans>No message has been sent yet.</Trans>
          </EmptyState>
        )}
        <ul className={classes['letters']}>
          {mail.data?.items.map((letter) => (
            <Letter key={letter.id} letter={letter} />
          ))}
        </ul>
      </div>
    </main>
  )
}

function MailProblem({ error, again }: { error: Error; again: () => void }) {
  const { t } = useLingui()
  if (error instanceof ApiError && (error.status === 404 || error.status === 403))
    return (
      <EmptyState>
        <Trans>This server sends its mail. The outbox exists only in development.</Trans>
      </EmptyState>
    )
  return <Problem title={t`The outbox could not be loaded`} error={error} again={again} />
}

function Letter({ letter }: { letter: DevelopmentMail }) {
  const address = letter.to
  return (
    <li className={classes['letter']}>
      <article>
        <Group justify="space-between" wrap="nowrap" align="baseline">
          <Title order={2} size="h3">
            {letter.subject}
          </Title>
          <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
            <TimeText at={letter.sent_at} />
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          <Trans>To {address}</Trans>
        </Text>
        <p className={classes['text']}>
          <LinkedText text={letter.text} links={letter.links} />
        </p>
      </article>
    </li>
  )
}

/** The links where the text has them, so that nothing is shown twice. */
function LinkedText({ text, links }: { text: string; links: string[] }) {
  const link = links.find((one) => text.includes(one))
  if (link === undefined) return text
  const [before = '', ...after] = text.split(link)
  return (
    <Fragment>
      {before}
      <Anchor href={link} underline="always">
        {link}
      </Anchor>
      <LinkedText text={after.join(link)} links={links} />
    </Fragment>
  )
}

/** The days on which a user hosted what is paid for, in the present month. */
import { shownTag } from '@carillon/shared/i18n'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { listOf } from '../../shared/numbers.ts'
import { dateInFull } from '../../shared/dates.tsx'
import { activeDaysOfAccountQuery, activeDaysQuery } from './api.ts'

export function ActiveDaysOfUser({ accountId, userId }: { accountId: string; userId: string }) {
  const { t } = useLingui()
  const { data } = useQuery(activeDaysQuery(accountId, userId))
  const days = data?.days ?? []
  return (
    <Container header={<Header variant="h2" description={t`Days, in UTC, on which the user hosted a meeting that counts, and that ended on that day.`}>{t`Active Pro days this month`}</Header>}>
      <Box variant="p">{data === undefined ? '-' : <Plural value={days.length} _0="None so far" one="# day" other="# days" />}</Box>
      {days.length > 0 && <Box color="text-body-secondary">{listOf(days.map(dayText))}</Box>}
    </Container>
  )
}

export function ActiveDaysOfAccount({ accountId }: { accountId: string }) {
  const { t } = useLingui()
  const { data } = useQuery(activeDaysOfAccountQuery(accountId))
  return (
    <Container header={<Header variant="h2" description={t`Each user counts once for every day, in UTC, on which they hosted a meeting that counts.`}>{t`Active Pro days this month`}</Header>}>
      <Box variant="p">{data === undefined ? '-' : <Plural value={data.total} _0="None so far" one="# day" other="# days" />}</Box>
    </Container>
  )
}

const dayText = (day: string): string => dateInFull(`${day}T00:00:00Z`, shownTag(), 'UTC')

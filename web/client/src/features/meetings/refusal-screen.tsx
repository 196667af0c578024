/** A meeting that cannot be entered: why, and what to do about it. */
import { ApiError, errorText } from '@carillon/shared/api'
import { Button, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { Threshold } from './threshold.tsx'
import { WaysOn } from './ways-on.tsx'

interface Props {
  error: unknown
  guest: boolean
  onAgain: () => void
  busy?: boolean
}

/** After these, asking again is of no use. */
const FINAL = new Set(['MeetingNotFound', 'MeetingHasEnded', 'RemovedFromMeeting'])

export function RefusalScreen({ error, guest, onAgain, busy = false }: Props) {
  const { t } = useLingui()
  const { title, what } = useRefusal(error, guest)
  const final = FINAL.has(codeOf(error))
  return (
    <Threshold
      title={title}
      guest={guest}
      acts={
        <>
          {!final && (
            <Button loading={busy} onClick={onAgain}>
              {t`Try again`}
            </Button>
          )}
          <WaysOn guest={guest} lead={final} />
        </>
      }
    >
      <Text role="alert">{what}</Text>
    </Threshold>
  )
}

function useRefusal(error: unknown, guest: boolean): { title: string; what: string } {
  const { t, i18n } = useLingui()
  const words = errorText(error, i18n)
  switch (codeOf(error)) {
    case 'MeetingNotFound':
      return { title: t`There is no such meeting`, what: t`Check the ID or the link, or ask whoever invited you for a new one.` }
    case 'MeetingHasEnded':
      return { title: t`This meeting has ended`, what: t`If you expected it to go on, ask the host for a new link.` }
    case 'MeetingIsLocked':
      return {
        title: t`This meeting is locked`,
        what: guest
          ? t`The host lets nobody else in. Ask the host to unlock it, then try again. If you are invited and have an account, sign in.`
          : t`The host lets nobody else in. Ask the host to unlock it, then try again.`,
      }
    case 'MeetingIsFull':
      return { title: t`This meeting is full`, what: t`Nobody else fits in. Try again when someone has left.` }
    case 'RemovedFromMeeting':
      return { title: t`You were removed from this meeting`, what: t`The host has removed you, so you cannot enter it again. If that was a mistake, ask the host to start a new one.` }
    case 'MediaOff':
    case 'MediaDown':
      return { title: t`Meetings cannot be had now`, what: words }
    case 'Unreachable':
      return { title: t`Carillon cannot be reached`, what: words }
    case 'Throttled':
      return { title: t`Too many tries`, what: t`Wait a minute, then try again.` }
    case '':
      return { title: t`You could not be connected`, what: t`Picture and sound did not get through to this browser. Try again; if that does not help, tell your administrator.` }
    default:
      return { title: t`You cannot join this meeting`, what: words }
  }
}

const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : '')

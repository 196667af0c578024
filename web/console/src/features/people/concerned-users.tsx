/** Whom an act concerns, by name. */
import Box from '@cloudscape-design/components/box'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural } from '@lingui/react/macro'
import { nameOf, type ActedUser } from './user-acts.ts'

const NAMED = 5

interface Props {
  users: readonly ActedUser[]
  /** How many there are, of whom not all may be known by name. */
  count?: number
  leftOut: number
}

export function ConcernedUsers({ users, count = users.length, leftOut }: Props) {
  const more = count - Math.min(NAMED, users.length)
  return (
    <TextContent>
      <ul>
        {users.slice(0, NAMED).map((user) => (
          <li key={user.id}>
            <Box variant="strong">{nameOf(user)}</Box>
            {user.display_name !== null && ` (${user.email})`}
          </li>
        ))}
        {more > 0 && (
          <li>
            <Plural value={more} one="and # more" other="and # more" />
          </li>
        )}
      </ul>
      {leftOut > 0 && (
        <Box color="text-body-secondary">
          <Plural
            value={leftOut}
            one="# other chosen user is left out, because this does not apply to them."
            other="# other chosen users are left out, because this does not apply to them."
          />
        </Box>
      )}
    </TextContent>
  )
}

/** Joining without an account, by the ID or the link that one was given. */
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Gate } from '../../shared/gate.tsx'
import { Refused } from '../../shared/states.tsx'
import { ButtonLink } from './links.tsx'
import { guestFactsQuery } from './facts.ts'
import { useKeyField } from './use-key-field.ts'

export function FindPage({ onFound }: { onFound: (key: string) => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const field = useKeyField((key) => queries.query({ ...guestFactsQuery(key), staleTime: 0 }), (_, key) => onFound(key))
  return (
    <Gate title={t`Join a meeting`}>
      <form onSubmit={field.submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t`Meeting ID or link`}
            description={t`It is in your invitation. The ID has ten digits.`}
            placeholder="1234 56 7890"
            autoComplete="off"
            autoFocus
            className="tabular"
            value={field.text}
            onChange={(event) => field.type(event.currentTarget.value)}
            error={field.wrong && t`Enter the ten digits of the ID, or paste the link.`}
          />
          <Refused error={field.error} />
          <Button type="submit" fullWidth loading={field.busy}>
            {t`Continue`}
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        <Trans>With an account you can also start meetings.</Trans>
      </Text>
      <ButtonLink to="/sign-in" search={{ next: '/meetings' }} variant="default" fullWidth>
        {t`Sign in`}
      </ButtonLink>
    </Gate>
  )
}

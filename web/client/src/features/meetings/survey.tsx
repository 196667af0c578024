/** The question after a meeting how it was: asked once, on devices that may ask. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { giveOpinion, opinionQuery } from './api.ts'
import { isAsked, keepAsked } from './survey-choice.ts'

const LONGEST = 1000

export function Survey({ meeting_id }: { meeting_id: string }) {
  const { t } = useLingui()
  const [asked, setAsked] = useState(isAsked)
  const { data } = useQuery({ ...opinionQuery(meeting_id), enabled: asked })
  if (!asked || data?.wanted !== true) return null
  const stop = () => {
    keepAsked(false)
    setAsked(false)
  }
  return (
    <Stack gap="xs">
      <Question meeting_id={meeting_id} />
      <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={stop}>
        {t`Do not ask on this device`}
      </Button>
    </Stack>
  )
}

function Question({ meeting_id }: { meeting_id: string }) {
  const { t } = useLingui()
  const label = useId()
  const [bad, setBad] = useState(false)
  const [comment, setComment] = useState('')
  const telling = useMutation({ mutationFn: (good: boolean) => giveOpinion(meeting_id, good, comment.trim() === '' ? null : comment) })
  if (telling.isSuccess) return <Text role="status">{t`Thank you for telling.`}</Text>
  return (
    <Stack gap="xs" role="group" aria-labelledby={label}>
      <Text id={label} fw={500}>
        {t`How was the meeting?`}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={telling.isPending} onClick={() => telling.mutate(true)}>
          {t`Good`}
        </Button>
        <Button variant="default" aria-expanded={bad} disabled={telling.isPending} onClick={() => setBad(true)}>
          {t`Not good`}
        </Button>
      </Group>
      {bad && (
        <>
          <Textarea
            label={t`What was not good? You may leave this empty.`}
            maxLength={LONGEST}
            rows={2}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Button style={{ alignSelf: 'flex-start' }} loading={telling.isPending} onClick={() => telling.mutate(false)}>
            {t`Send`}
          </Button>
        </>
      )}
      <Refused error={telling.error} />
    </Stack>
  )
}

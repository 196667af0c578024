/** Asks before something that cannot be undone, and waits for the answer. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useCallback, useState } from 'react'

export interface Question {
  title: string
  what: string
  act: string
}

interface Asked extends Question {
  answer: (sure: boolean) => void
}

export function useQuestion(): { ask: (question: Question) => Promise<boolean>; question: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [opened, setOpened] = useState(false)
  const ask = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        setOpened(true)
        setAsked({
          ...question,
          answer: (sure) => {
            setOpened(false)
            resolve(sure)
          },
        })
      }),
    [],
  )
  // What was asked stays while the dialog fades out.
  return { ask, question: asked && <QuestionDialog asked={asked} opened={opened} /> }
}

function QuestionDialog({ asked, opened }: { asked: Asked; opened: boolean }) {
  const { t } = useLingui()
  return (
    <Modal opened={opened} onClose={() => asked.answer(false)} title={asked.title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="md">
        <Text>{asked.what}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => asked.answer(false)}>
            {t`Cancel`}
          </Button>
          <Button color="red.8" onClick={() => asked.answer(true)}>
            {asked.act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

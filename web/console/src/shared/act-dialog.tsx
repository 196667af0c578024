/** A dialog that asks before an act: nothing happens by leaving it, a refusal is shown in it. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, type ReactNode } from 'react'
import { ActRefused } from './act-refused.tsx'

interface Props<Answer> {
  title: string
  /** The word on the button that does it. */
  act: string
  onAct: () => Promise<Answer>
  onDone: (answer: Answer) => void
  onCancel: () => void
  /** False while something is missing: the button waits. */
  ready?: boolean
  /** Refusals that a field of the dialog shows are not repeated. */
  showError?: (error: Error) => boolean
  children: ReactNode
}

export function ActDialog<Answer>({ title, act, onAct, onDone, onCancel, ready = true, showError = () => true, children }: Props<Answer>) {
  const { t } = useLingui()
  const form = useId()
  const acting = useMutation({ mutationFn: onAct, onSuccess: onDone })
  const submit = () => {
    if (ready && !acting.isPending) acting.mutate()
  }
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={t`Close`}
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>{t`Cancel`}</Button>
            <Button variant="primary" form={form} disabled={!ready} loading={acting.isPending}>
              {act}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <FirstField form={form} />
        <SpaceBetween size="m">
          {acting.error && showError(acting.error) && <ActRefused error={acting.error} />}
          {children}
        </SpaceBetween>
      </form>
    </Modal>
  )
}

/** What is asked for can be typed at once. The modal itself begins with its button that closes, a moment after it is drawn. */
function FirstField({ form }: { form: string }) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.getElementById(form)?.querySelector<HTMLElement>('textarea, input:not([type="radio"], [type="checkbox"])')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [form])
  return null
}

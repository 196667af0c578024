/** Giving numbers a calling name: the same to several, one of its own to one, and the default of all others. */
import { errorText, hasCode, type CallingName, type NumberRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import { plural } from '@lingui/core/macro'
import { Plural, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import type { NumberDialogProps } from './act-dialogs.ts'
import { nameNumbers, setDefaultName } from './api.ts'
import { CallingNameField } from './calling-name-field.tsx'
import { callingNameFault, isFixed } from './calling-name.ts'
import { ConcernedNumbers } from './concerned-numbers.tsx'
import { useReport } from './report.tsx'

export function DefaultNameDialog(props: NumberDialogProps) {
  const { t } = useLingui()
  return <NameDialog {...props} title={t`Update default calling name`} label={t`Default calling name`} />
}

export function UniqueNameDialog(props: NumberDialogProps) {
  const { t } = useLingui()
  return <NameDialog {...props} title={t`Update unique calling name`} label={t`Unique calling name`} />
}

function NameDialog({ numbers, onDone, onCancel, title, label }: NumberDialogProps & { title: string; label: string }) {
  const { t } = useLingui()
  const report = useReport()
  const [name, setName] = useState(sharedName(numbers))
  const text = name.trim()
  return (
    <ActDialog
      title={title}
      act={t`Save`}
      ready={callingNameFault(name) === null}
      onAct={() => nameNumbers(numbers.map(({ id }) => id), name)}
      onDone={(outcome) => {
        const named = (count: number) => t`${plural(count, { one: '# number', other: '# numbers' })}`
        report(outcome, (count) => {
          const these = named(count)
          return text === '' ? t`The calling name of ${these} is cleared` : t`The calling name of ${these} will be “${text}”`
        }, t`It takes effect within 72 hours.`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedNumbers numbers={numbers} />
      <FixedNames numbers={numbers} />
      <CallingNameField label={label} value={name} onChange={setName} />
    </ActDialog>
  )
}

/** The name that all of them have, to be changed rather than typed anew. */
const sharedName = ([first, ...others]: readonly NumberRow[]): string => {
  const text = first?.calling_name.text ?? ''
  return others.every(({ calling_name }) => calling_name.text === text) ? text : ''
}

function FixedNames({ numbers }: { numbers: readonly NumberRow[] }) {
  const [now] = useState(() => new Date())
  const count = numbers.filter(({ calling_name }) => isFixed(calling_name, now)).length
  if (count === 0) return null
  return (
    <Alert type="warning">
      <Plural
        value={count}
        one="# of these numbers got its calling name in the last seven days and keeps it."
        other="# of these numbers got their calling names in the last seven days and keep them."
      />
    </Alert>
  )
}

export function DefaultOfAllDialog({ name, onClose }: { name: CallingName; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [text, setText] = useState(name.text)
  const [refusal, setRefusal] = useState<string | null>(null)
  const save = () =>
    setDefaultName(text).catch((error: unknown) => {
      setRefusal(isAtField(error) ? errorText(error, i18n) : null)
      throw error
    })
  return (
    <ActDialog
      title={t`Default calling name of all numbers`}
      act={t`Save`}
      ready={callingNameFault(text) === null && text.trim() !== name.text}
      onAct={save}
      showError={(error) => !isAtField(error)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`The default calling name is changed`, content: t`It takes effect within 72 hours.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <CallingNameField label={t`Default calling name`} value={text} onChange={setText} refusal={refusal} />
    </ActDialog>
  )
}

const isAtField = (error: unknown): error is Error => hasCode(error, 'CallingNameTooSoon') || hasCode(error, 'CallingNameWrong')

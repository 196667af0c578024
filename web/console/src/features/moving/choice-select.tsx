/** What to do with conflicting lines: chosen at once, for one line or for all of a reason. */
import { errorText, type LineChoice } from '@carillon/shared/api'
import Select from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { choose } from './api.ts'
import { useChoices } from './sheet-words.tsx'

interface Props {
  sheetId: string
  /** What is decided upon. */
  label: string
  choices: readonly LineChoice[]
  which: { positions: number[] } | { reason: string }
  chosen?: LineChoice
}

export function ChoiceSelect({ sheetId, label, choices, which, chosen }: Props) {
  const { t, i18n } = useLingui()
  const words = useChoices()
  const notify = useNotify()
  const client = useQueryClient()
  const [last, setLast] = useState<LineChoice | null>(chosen ?? null)
  const choosing = useMutation({
    mutationFn: (choice: LineChoice) => choose(sheetId, choice, which),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sheet(sheetId) }),
    onError: (error) => notify({ type: 'error', header: t`This could not be chosen`, content: errorText(error, i18n) }),
  })
  const options = choices.map((choice) => ({ value: choice, label: words[choice] }))
  const shown = chosen ?? last
  return (
    <Select
      ariaLabel={t`What to do: ${label}`}
      selectedOption={options.find(({ value }) => value === shown) ?? null}
      placeholder={t`As chosen for each line`}
      options={options}
      disabled={choosing.isPending}
      expandToViewport
      onChange={({ detail }) => {
        const choice = detail.selectedOption.value as LineChoice
        setLast(choice)
        choosing.mutate(choice)
      }}
    />
  )
}

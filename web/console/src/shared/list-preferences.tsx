/** How one person likes to see a list: kept in their browser. */
import CollectionPreferences, { type CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'

/** At most as many as one act may concern, so that "select all" never selects too many. */
const SIZES = [10, 20, 50]

export interface ListPreferences {
  size: number
  wrapLines: boolean
  columns: readonly string[]
}

export interface ListColumn {
  id: string
  label: string
  always?: boolean
  /** Hidden until somebody chooses to see it. */
  seldom?: boolean
}

type Keep = (preferences: ListPreferences) => void

export function useListPreferences(list: string, columns: readonly ListColumn[]): [ListPreferences, Keep] {
  const key = `carillon.console.${list}`
  const [preferences, setPreferences] = useState(() => kept(localStorage.getItem(key), columns))
  const keep: Keep = (chosen) => {
    localStorage.setItem(key, JSON.stringify(chosen))
    setPreferences(chosen)
  }
  return [preferences, keep]
}

/** What an older or another version kept is taken only as far as it still makes sense. */
export function kept(text: string | null, columns: readonly ListColumn[]): ListPreferences {
  const found = parsed(text)
  const known = columns.map((column) => column.id)
  const shown = found.columns?.filter((id) => known.includes(id)) ?? columns.filter((column) => column.seldom !== true).map((column) => column.id)
  const always = columns.filter((column) => column.always).map((column) => column.id)
  return {
    size: SIZES.find((size) => size === found.size) ?? 20,
    wrapLines: found.wrapLines === true,
    columns: [...always.filter((id) => !shown.includes(id)), ...shown],
  }
}

function parsed(text: string | null): Partial<ListPreferences> {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as Partial<ListPreferences>
  } catch {
    return {}
  }
}

/** The chosen columns in their chosen order, then those that are hidden. */
export const displayed = ({ columns: shown }: ListPreferences, columns: readonly ListColumn[]) => [
  ...shown.map((id) => ({ id, visible: true })),
  ...columns.filter(({ id }) => !shown.includes(id)).map(({ id }) => ({ id, visible: false })),
]

export function PreferencesButton({ value, columns, onKeep }: { value: ListPreferences; columns: readonly ListColumn[]; onKeep: Keep }) {
  const { t } = useLingui()
  const options = SIZES.map((size) => ({ value: size, label: t`${size} per page` }))
  const take = ({ pageSize, wrapLines, contentDisplay }: CollectionPreferencesProps.Preferences) =>
    onKeep({
      size: pageSize ?? value.size,
      wrapLines: wrapLines ?? value.wrapLines,
      columns: contentDisplay?.filter((column) => column.visible).map((column) => column.id) ?? value.columns,
    })
  return (
    <CollectionPreferences
      title={t`Preferences`}
      confirmLabel={t`Confirm`}
      cancelLabel={t`Cancel`}
      preferences={{
        pageSize: value.size,
        wrapLines: value.wrapLines,
        contentDisplay: displayed(value, columns),
      }}
      pageSizePreference={{ title: t`Page size`, options }}
      wrapLinesPreference={{ label: t`Wrap lines`, description: t`Show all of a long text on several lines` }}
      contentDisplayPreference={{
        title: t`Columns`,
        options: columns.map(({ id, label, always }) => ({ id, label, alwaysVisible: always === true })),
      }}
      onConfirm={({ detail }) => take(detail)}
    />
  )
}

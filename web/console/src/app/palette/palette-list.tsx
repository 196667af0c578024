/** The entries of the palette, group by group. */
import Box from '@cloudscape-design/components/box'
import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { GROUPS, type Entry, type Group } from './entry.ts'
import { optionId } from './option-id.ts'
import styles from './palette.module.css'

interface Props {
  id: string
  entries: readonly Entry[]
  current: string | null
  onChoose: (entry: Entry) => void
}

export function PaletteList({ id, entries, current, onChoose }: Props) {
  const { t } = useLingui()
  const names: Record<Group, string> = { pages: t`Pages`, acts: t`Acts`, accounts: t`Accounts`, users: t`Users`, numbers: t`Phone numbers` }
  useEffect(() => {
    if (current !== null) document.getElementById(optionId(id, current))?.scrollIntoView({ block: 'nearest' })
  }, [id, current])
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={t`What fits`}>
      {GROUPS.map((group) => {
        const among = entries.filter((entry) => entry.group === group)
        if (among.length === 0) return null
        return (
          <div key={group} role="group" aria-label={names[group]}>
            <div className={styles.group} aria-hidden>
              {names[group]}
            </div>
            {among.map((entry) => (
              <Option key={entry.id} id={optionId(id, entry.id)} entry={entry} isCurrent={entry.id === current} onChoose={onChoose} />
            ))}
          </div>
        )
      })}
      {entries.length === 0 && (
        <Box padding="s" color="text-body-secondary">
          {t`Nothing fits.`}
        </Box>
      )}
    </div>
  )
}

function Option({ id, entry, isCurrent, onChoose }: { id: string; entry: Entry; isCurrent: boolean; onChoose: (entry: Entry) => void }) {
  const { text, hint, closed } = entry
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-disabled={closed !== undefined}
      className={styles.entry}
      // The field keeps the keyboard: a press on an entry must not take it away.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(entry)}
    >
      <Box variant="span" color={closed === undefined ? 'inherit' : 'text-status-inactive'}>{text}</Box>
      {(closed ?? hint) !== undefined && <Box variant="small">{closed ?? hint}</Box>}
    </div>
  )
}

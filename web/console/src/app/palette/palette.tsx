/** The command palette: goes to every page and thing, and does what can be done from anywhere, by keyboard alone. */
import Box from '@cloudscape-design/components/box'
import Modal from '@cloudscape-design/components/modal'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { PlaceOfAccount } from '../place.ts'
import { fitting, step, type Entry } from './entry.ts'
import { optionId } from './option-id.ts'
import { PaletteList } from './palette-list.tsx'
import styles from './palette.module.css'
import { useActs, type Doing } from './use-acts.ts'
import { useFound } from './use-found.ts'
import { usePages } from './use-pages.ts'

interface Props {
  account: PlaceOfAccount | null
  doing: Doing
  onClose: () => void
}

export function Palette({ account, doing, onClose }: Props) {
  const { t } = useLingui()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const found = useFound(text)
  // What the server found fits already, perhaps by a name that is not shown.
  const entries = [...fitting([...usePages(account), ...useActs(account, doing)], text), ...found.entries]
  const current = entries.some(({ id }) => id === at) ? at : step(entries, null, 1)
  const choose = (entry: Entry | undefined) => {
    if (entry === undefined || entry.closed !== undefined) return
    onClose()
    entry.choose()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(step(entries, current, 1))
    else if (event.key === 'ArrowUp') setAt(step(entries, current, -1))
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') choose(entries.find(({ id }) => id === current))
    else return
    event.preventDefault()
  }
  const count = entries.length
  return (
    <Modal visible header={t`Go to or do`} closeAriaLabel={t`Close`} onDismiss={onClose}>
      <input
        className={styles.field}
        ref={useFocused()}
        type="text"
        role="combobox"
        aria-label={t`Search pages, accounts, users, numbers and acts`}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={current === null ? undefined : optionId(list, current)}
        placeholder={t`A page, an account, an e-mail address, a phone number, an act`}
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value)
          setAt(null)
        }}
      />
      <PaletteList id={list} entries={entries} current={current} onChoose={choose} />
      <Box variant="small" padding={{ top: 's' }}>
        <span role="status">{found.isLooking ? t`Looking` : t`${plural(count, { one: '# entry', other: '# entries' })}`}</span>
        {' · '}
        {t`↑ ↓ to choose, Enter to go, Esc to close`}
      </Box>
    </Modal>
  )
}

/** The modal begins with its button that closes, a moment after it is drawn; who opened the palette wants to type. */
function useFocused() {
  const [field, setField] = useState<HTMLInputElement | null>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => field?.focus())
    return () => cancelAnimationFrame(frame)
  }, [field])
  return setField
}

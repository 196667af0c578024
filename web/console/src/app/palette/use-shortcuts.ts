/** The keys that work on every page. */
import { useEffect, useRef } from 'react'

interface Shortcuts {
  openPalette: () => void
  showShortcuts: () => void
}

/** As the keys are written on the keyboard. */
export const searchKeys = (): string => (isMac() ? '⌘ K' : 'Ctrl + K')

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { openPalette, showShortcuts } = latest.current
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openPalette()
      } else if (!event.ctrlKey && !event.metaKey && !event.altKey && isPlain(event.target)) {
        if (event.key === '?') showShortcuts()
        else if (event.key === '/' && focusSearch()) event.preventDefault()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Not while somebody writes, nor in a dialog, whose keys are its own. */
const isPlain = (target: EventTarget | null): boolean =>
  !(target instanceof HTMLElement) || target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') === null

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"], main [role="searchbox"]')
  field?.focus()
  return field !== null
}

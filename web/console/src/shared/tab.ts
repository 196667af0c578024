/** Which tab of a page is open, kept in the address. */
import { useNavigate, useSearch } from '@tanstack/react-router'

export function useTab(first: string): [string, (tab: string) => void] {
  const { tab = first } = useSearch({ strict: false })
  const navigate = useNavigate()
  return [tab, (chosen) => void navigate({ to: '.', search: chosen === first ? {} : { tab: chosen }, replace: true })]
}

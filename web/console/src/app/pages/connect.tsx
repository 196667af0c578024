/** The page for programs, with the key that its address names. */
import { useSearch } from '@tanstack/react-router'
import { ConnectPage } from '../../features/connect/connect-page.tsx'

export function Connect() {
  const { key } = useSearch({ from: '/signed-in/console/connect' })
  return <ConnectPage keyId={key ?? null} />
}

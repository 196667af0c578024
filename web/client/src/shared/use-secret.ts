/** The secret of a link's fragment, taken out of the address bar so that nobody reads it over a shoulder or in the history. */
import { useCallback, useEffect, useState } from 'react'

const key = () => `carillon.secret.${location.pathname}`

/** Kept for this tab alone, so that a reload in the middle of a form does not cost the link. */
function taken(): string | null {
  const fragment = location.hash.slice(1)
  if (fragment === '') return sessionStorage.getItem(key())
  const secret = decodeURIComponent(fragment)
  sessionStorage.setItem(key(), secret)
  history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}

export function useSecret(): [secret: string | null, forget: () => void] {
  const [secret, setSecret] = useState(taken)
  useEffect(() => {
    const again = () => setSecret(taken())
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [])
  const forget = useCallback(() => sessionStorage.removeItem(key()), [])
  return [secret, forget]
}

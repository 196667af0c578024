/** Links that stay in the app: Cloudscape reports a plain click, the router goes there. */
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { addresses } from './addresses.ts'

interface Followed {
  detail: { href?: string | undefined; external?: boolean }
  preventDefault: () => void
}

export function useGo(): (address: string) => void {
  const { history } = useRouter()
  return useCallback((address) => history.push(address), [history])
}

export function useFollow(): (event: Followed) => void {
  const go = useGo()
  return useCallback(
    (event) => {
      const { href, external } = event.detail
      if (external === true || href?.startsWith(addresses.home) !== true) return
      event.preventDefault()
      go(href)
    },
    [go],
  )
}

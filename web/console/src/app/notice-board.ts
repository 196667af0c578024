/** Keeps the notices of every page until it is left. */
import { useLocation } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Notice, Notify } from '../shared/notices.tsx'

interface Board {
  notices: Notice[]
  notify: Notify
  dismiss: (id: string) => void
}

export function useNoticeBoard(): Board {
  const here = useLocation({ select: (location) => location.pathname })
  const [notices, setNotices] = useState<Notice[]>([])
  const count = useRef(0)
  const notify = useCallback<Notify>(
    (notice) => {
      count.current += 1
      setNotices((before) => [{ at: here, ...notice, id: `notice-${count.current}` }, ...before])
    },
    [here],
  )
  const dismiss = useCallback((id: string) => setNotices((before) => before.filter((notice) => notice.id !== id)), [])
  useEffect(() => () => setNotices((before) => before.filter((notice) => notice.at !== here)), [here])
  return { notices: notices.filter((notice) => notice.at === here), notify, dismiss }
}

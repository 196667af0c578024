/** A quiet line when the live connection is lost; short cuts do not show it. */
import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useChat } from '../features/chat/index.ts'
import classes from './frame.module.css'

const PATIENCE = 2000

export function OfflineBar() {
  const lost = useChat((chat) => chat.connection) === 'cut'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? PATIENCE : 0)
    return () => clearTimeout(timer)
  }, [lost])
  return <div role="status">{shown && lost && <OfflineText />}</div>
}

function OfflineText() {
  return (
    <div className={classes['offline']}>
      <Trans>No connection. Trying again; what you write is kept.</Trans>
    </div>
  )
}

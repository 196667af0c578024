/** The first stop of the keyboard: past bar and navigation, to the page. */
import { Trans } from '@lingui/react/macro'
import styles from './skip-link.module.css'

export const CONTENT = 'content'

export function SkipLink() {
  return (
    <a
      className={styles.skip}
      href={`#${CONTENT}`}
      onClick={(event) => {
        // The address stays that of the page.
        event.preventDefault()
        document.getElementById(CONTENT)?.focus()
      }}
    >
      <Trans>Skip to the page</Trans>
    </a>
  )
}

/** Text that is meant to be copied whole: a program, a command, a record. */
import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useLingui } from '@lingui/react/macro'
import styles from './code-text.module.css'

export function CodeText({ text, name }: { text: string; name: string }) {
  const { t } = useLingui()
  return (
    <div className={styles.frame}>
      {/* Long lines scroll, also by keyboard. */}
      <pre className={styles.text} tabIndex={0} role="region" aria-label={name}>
        <Box variant="code">{text}</Box>
      </pre>
      <div className={styles.copy}>
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={t`Copy ${name}`}
          copySuccessText={t`Copied`}
          copyErrorText={t`Your browser does not allow copying`}
        />
      </div>
    </div>
  )
}

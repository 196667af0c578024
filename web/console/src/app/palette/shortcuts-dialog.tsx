/** Which keys do what. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import { useLingui } from '@lingui/react/macro'
import { searchKeys } from './use-shortcuts.ts'

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const shortcuts: [string, string][] = [
    [t`Go to or do`, searchKeys()],
    [t`Search this list`, '/'],
    [t`These shortcuts`, '?'],
    [t`Close what is on top`, 'Esc'],
    [t`Move within a table`, '← ↑ → ↓'],
  ]
  return (
    <Modal
      visible
      header={t`Keyboard shortcuts`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>{t`Close`}</Button>
        </Box>
      }
    >
      <KeyValuePairs columns={2} items={shortcuts.map(([label, key]) => ({ label, value: <Box variant="code">{key}</Box> }))} />
    </Modal>
  )
}

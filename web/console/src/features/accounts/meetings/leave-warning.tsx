/** Asks before a page is left on which something is chosen and not saved. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'

export function LeaveWarning({ unsaved }: { unsaved: boolean }) {
  const { t } = useLingui()
  const leaving = useBlocker({ shouldBlockFn: () => unsaved, enableBeforeUnload: () => unsaved, withResolver: true })
  if (leaving.status !== 'blocked') return null
  return (
    <Modal
      visible
      header={t`Leave without saving?`}
      closeAriaLabel={t`Close`}
      onDismiss={leaving.reset}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={leaving.reset}>{t`Stay`}</Button>
            <Button variant="primary" onClick={leaving.proceed}>{t`Leave`}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <Trans>What you chose on this page has not been saved. If you leave, it stays as it was.</Trans>
    </Modal>
  )
}

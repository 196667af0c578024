/** Sending the upload link, and showing it this once. */
import type { PortIn, UploadLink } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { MomentOf } from '../../../shared/moments.tsx'
import { sendLink } from './api.ts'

export function LinkDialog({ portIn, onClose }: { portIn: PortIn; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [link, setLink] = useState<UploadLink | null>(null)
  const email = portIn.contact.email
  if (link !== null) return <SentLink link={link} onClose={onClose} />
  return (
    <ActDialog
      title={t`Send the upload link`}
      act={t`Send`}
      onAct={() => sendLink(portIn.id)}
      onDone={(sent) => {
        void client.invalidateQueries({ queryKey: keys.deskPortIn(portIn.id) })
        setLink(sent)
      }}
      onCancel={onClose}
    >
      <Box variant="p">{t`A new link goes to ${email}. It is good for ten days; links that were sent before end now.`}</Box>
    </ActDialog>
  )
}

function SentLink({ link, onClose }: { link: UploadLink; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Modal visible header={t`The upload link was sent`} closeAriaLabel={t`Close`} onDismiss={onClose} footer={<Box float="right"><Button variant="primary" onClick={onClose}>{t`Close`}</Button></Box>}>
      <SpaceBetween size="m">
        <Box variant="p">
          {t`It is shown this once, and is good until:`} <MomentOf at={link.expires_at} />
        </Box>
        <CopyToClipboard variant="inline" textToCopy={link.address} copyButtonAriaLabel={t`Copy the upload link`} copySuccessText={t`Copied`} copyErrorText={t`It could not be copied.`} />
      </SpaceBetween>
    </Modal>
  )
}

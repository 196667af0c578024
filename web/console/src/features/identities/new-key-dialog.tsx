/** A new access key: made by a first press, shown once with its secret, and then known to nobody but its holder. */
import { errorText, type NewAccessKey } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { Name } from '../../shared/name.tsx'
import { createKey, type Holder } from './api.ts'
import { keyFile, keyFileName } from './key-file.ts'

interface Props {
  holder: Holder
  holderName: string
  stale: QueryKey
  onClose: () => void
}

export function NewKeyDialog({ holder, holderName, stale, onClose }: Props) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  // Kept by this dialog alone: with it the secret is gone.
  const making = useMutation({
    mutationFn: () => createKey(holder),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: stale }),
  })
  const made = making.data
  return (
    <Modal
      visible
      header={made === undefined ? t`Create access key` : t`Access key created`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          {made === undefined ? (
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={onClose}>{t`Cancel`}</Button>
              <Button variant="primary" loading={making.isPending} onClick={() => making.mutate()}>{t`Create access key`}</Button>
            </SpaceBetween>
          ) : (
            <Button variant="primary" onClick={onClose}>{t`Done`}</Button>
          )}
        </Box>
      }
    >
      <SpaceBetween size="m">
        {making.error && <Alert type="error">{errorText(making.error, i18n)}</Alert>}
        {made === undefined ? (
          <Trans>
            The key lets a program do what <Name text={holderName} /> may do. Its secret is shown once, when the key is made.
          </Trans>
        ) : (
          <Shown made={made} holderName={holderName} />
        )}
      </SpaceBetween>
    </Modal>
  )
}

function Shown({ made, holderName }: { made: NewAccessKey; holderName: string }) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="m">
      <Alert type="warning">
        <Trans>This is the only time that the secret can be read. Keep it now. If it is lost, make another key.</Trans>
      </Alert>
      <Copied label={t`Access key ID`} text={made.access_key_id} />
      <Copied label={t`Secret access key`} text={made.secret_access_key} />
      <Button
        iconName="download"
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(keyFile(made))}`}
        download={keyFileName(holderName)}
      >{t`Download .csv file`}</Button>
    </SpaceBetween>
  )
}

function Copied({ label, text }: { label: string; text: string }) {
  const { t } = useLingui()
  return (
    <FormField label={label}>
      <CopyToClipboard variant="inline" textToCopy={text} copyButtonAriaLabel={t`Copy ${label}`} copySuccessText={t`Copied`} copyErrorText={t`Your browser does not allow copying`} />
    </FormField>
  )
}

/** An identifier with the button that copies it. */
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useLingui } from '@lingui/react/macro'

export function CopiedId({ id, name }: { id: string; name: string }) {
  const { t } = useLingui()
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={id}
      copyButtonAriaLabel={t`Copy ${name}`}
      copySuccessText={t`Copied`}
      copyErrorText={t`Your browser does not allow copying`}
    />
  )
}

/** A button that downloads a file from the server. */
import { fileAddress } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import type { Gate } from '../../../shared/administrator.tsx'

interface Props {
  path: string
  text: string
  label?: string
  variant?: 'normal' | 'inline-link'
  gate?: Gate
}

export function DownloadLink({ path, text, label = text, variant = 'normal', gate = { disabled: false } }: Props) {
  return (
    <Button variant={variant} iconName="download" href={fileAddress(path)} download ariaLabel={label} {...gate}>
      {text}
    </Button>
  )
}

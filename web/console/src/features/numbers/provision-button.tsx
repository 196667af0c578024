/** Leads to ordering numbers. */
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useFollow } from '../../shared/follow.ts'
import { PROVISION } from './acts.ts'

export function ProvisionButton({ variant }: { variant: 'primary' | 'normal' }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} href={addresses.orderNumbers} onFollow={useFollow()} {...gate(PROVISION)}>
      {t`Provision phone numbers`}
    </Button>
  )
}

/** Leads to asking for numbers of other carriers. */
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../../shared/addresses.ts'
import { useGate } from '../../../shared/administrator.tsx'
import { useFollow } from '../../../shared/follow.ts'
import { PROVISION } from '../acts.ts'

export function PortInButton() {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button href={addresses.newPortIn} onFollow={useFollow()} {...gate(PROVISION)}>
      {t`Port phone numbers in`}
    </Button>
  )
}

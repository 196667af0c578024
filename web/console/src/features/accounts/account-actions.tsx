/** The menu of what can be done to an account. */
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { open, useGate, type Gate } from '../../shared/administrator.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

export interface NamedAccount {
  id: string
  name: string
}

export function AccountActions({ account, unchosen = open }: { account: NamedAccount | undefined; unchosen?: Gate }) {
  const { t } = useLingui()
  const gate = useGate()
  const [act, setAct] = useState<string | null>(null)
  const close = () => setAct(null)
  return (
    <>
      <ButtonDropdown
        items={[
          { id: 'rename', text: t`Rename account`, ...gate('chime:UpdateAccount') },
          { id: 'delete', text: t`Delete account`, ...gate('chime:DeleteAccount') },
        ]}
        onItemClick={({ detail }) => setAct(detail.id)}
        {...(account === undefined ? unchosen : open)}
      >
        {t`Account actions`}
      </ButtonDropdown>
      {account && act === 'rename' && <RenameDialog account={account} onClose={close} />}
      {account && act === 'delete' && <DeleteDialog account={account} onClose={close} />}
    </>
  )
}

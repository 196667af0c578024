/** The way out: for people in no account by themselves, for everybody else by their administrators. */
import type { Me } from '@carillon/shared/api'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { EraseForm } from './erase-form.tsx'

export function EraseMyself({ me, onErased }: { me: Me; onErased: () => void }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const reason = useId()
  const account = me.account?.name
  return (
    <Stack gap="xs" mt="md">
      <Text size="sm" id={reason}>
        {account === undefined
          ? t`Delete your account for good, with everything that is yours. Download your data first if you want to keep it.`
          : t`You are a user of ${account}. To have your account and your data deleted, ask an administrator of ${account}.`}
      </Text>
      <Button
        variant="default"
        disabled={account !== undefined}
        aria-describedby={reason}
        onClick={() => setOpen(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t`Delete my account`}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t`Delete your account?`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <EraseForm me={me} onErased={onErased} onClose={() => setOpen(false)} />
      </Modal>
    </Stack>
  )
}

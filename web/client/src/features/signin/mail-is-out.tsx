/** The same words whether the address is known or not: they tell nobody who has an account. */
import { Anchor, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Gate } from '../../shared/gate.tsx'

export function MailIsOut({ email }: { email: string }) {
  const { t } = useLingui()
  return (
    <Gate title={t`Look at your mail`}>
      <Text role="status">
        <Trans>
          We have sent a message to <strong>{email}</strong>. Follow the link in it to go on. If nothing comes within some minutes, look
          in the spam folder.
        </Trans>
      </Text>
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Back to sign-in</Trans>
      </Anchor>
    </Gate>
  )
}

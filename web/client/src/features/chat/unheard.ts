/** What is said to somebody who has called a bot that cannot hear. */
import type { SocketEvent } from '@carillon/shared/api'
import { t } from '@lingui/core/macro'
import { notifications } from '@mantine/notifications'

export function showUnheard({ name, reason }: SocketEvent & { type: 'bot_unheard' }): void {
  const message =
    reason === 'stopped'
      ? t`${name} is stopped and did not read your message. An administrator of your account can start it.`
      : t`${name} did not read your message, because it has no endpoint. Whoever looks after the bot can give it one.`
  notifications.show({ color: 'red', message, autoClose: 10_000 })
}

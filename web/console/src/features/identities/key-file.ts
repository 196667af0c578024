/** The file in which a new key is taken away: as AWS writes it, so that its tools can read it. */
import type { NewAccessKey } from '@carillon/shared/api'

export const keyFile = (key: NewAccessKey): string => `Access key ID,Secret access key\r\n${key.access_key_id},${key.secret_access_key}\r\n`

export const keyFileName = (holder: string): string => `${holder.replace(/[^A-Za-z0-9_.@-]/g, '_')}_accessKeys.csv`

/** The parts of an installation as people call them; programs know them by the names in the API. */
import type { Finding } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'

export function usePartNames(): Readonly<Record<Finding['name'], string>> {
  const { t } = useLingui()
  return {
    configuration: t`Configuration`,
    'data folder': t`Data folder`,
    server: t`Server`,
    sqlite: t`SQLite`,
    certificate: t`Certificate`,
    backup: t`Backup`,
    disk: t`Disk`,
    mail: t`Mail`,
    'virus scanner': t`Virus scanner`,
    'front ends': t`Front ends`,
    'media engine': t`Media engine`,
    'media address': t`Media address`,
    'media ports': t`Media ports`,
    database: t`Database`,
    schema: t`Schema`,
    'master key': t`Master key`,
    jobs: t`Jobs`,
  }
}

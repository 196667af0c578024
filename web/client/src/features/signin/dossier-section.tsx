/** Everything that is kept about oneself: taken away in one file, and erased for good. */
import type { Me } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { EraseMyself } from './erase-myself.tsx'
import { Exports } from './exports.tsx'
import { SettingsSection } from './settings-section.tsx'

export function DossierSection({ me, onErased }: { me: Me; onErased: () => void }) {
  const { t } = useLingui()
  return (
    <SettingsSection title={t`Your data`}>
      <Exports me={me} />
      <EraseMyself me={me} onErased={onErased} />
    </SettingsSection>
  )
}

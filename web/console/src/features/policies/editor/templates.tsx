/** The menu of policies to begin with. */
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { templatesQuery } from '../api.ts'

export function Templates({ hasText, onChoose }: { hasText: boolean; onChoose: (text: string) => void }) {
  const { t } = useLingui()
  const templates = useQuery(templatesQuery)
  const names: Readonly<Record<string, string>> = {
    'read-only': t`See everything, change nothing`,
    'help-desk': t`Look after users`,
    'office-only': t`Only from the office, and by TLS`,
    'second-factor': t`Only with a second factor`,
    'own-permissions': t`See one's own permissions`,
    'for-a-time': t`Only for some days`,
  }
  const items = templates.data?.items ?? []
  return (
    <ButtonDropdown
      loading={templates.isPending}
      items={items.map(({ id }) => ({ id, text: names[id] ?? id, ...(hasText ? { description: t`Takes the place of the text.` } : {}) }))}
      onItemClick={({ detail }) => onChoose(items.find(({ id }) => id === detail.id)?.document ?? '')}
    >
      {t`Templates`}
    </ButtonDropdown>
  )
}

/** Says that another account is called the same, which is allowed. */
import Alert from '@cloudscape-design/components/alert'
import { Plural } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { cleanName, nameFault } from './account-name.ts'
import { namesakesQuery } from './api.ts'

export function NamesakeWarning({ name, present }: { name: string; present?: string }) {
  const wish = useDeferredValue(cleanName(name))
  const isNew = nameFault(wish) === null && wish.toLowerCase() !== present?.toLowerCase()
  const namesakes = useQuery({ ...namesakesQuery(wish), enabled: isNew })
  const count = isNew ? (namesakes.data?.count ?? 0) : 0
  return (
    <div aria-live="polite">
      {count > 0 && (
        <Alert type="warning">
          <Plural
            value={count}
            one="Another account has this name already. You can use it again; the accounts then differ only in their IDs."
            other="# other accounts have this name already. You can use it again; the accounts then differ only in their IDs."
          />
        </Alert>
      )}
    </div>
  )
}

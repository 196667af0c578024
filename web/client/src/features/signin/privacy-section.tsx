/** Whether others may see when one is there. */
import { get, put, type Privacy, type PrivacySetting } from '@carillon/shared/api'
import { Radio, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { SettingsSection } from './settings-section.tsx'

const privacyQuery = queryOptions({ queryKey: ['privacy'], queryFn: () => get<PrivacySetting>('/privacy') })

export function PrivacySection() {
  const { t } = useLingui()
  const setting = useQuery(privacyQuery)
  return (
    <SettingsSection title={t`Privacy`}>
      {setting.isPending && <LoadingLines lines={1} height={32} />}
      {setting.isError && <Problem title={t`Your privacy setting could not be loaded`} error={setting.error} again={() => void setting.refetch()} />}
      {setting.data && <Choice value={setting.data.privacy} />}
    </SettingsSection>
  )
}

function Choice({ value }: { value: Privacy }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (privacy: Privacy) => put<PrivacySetting>('/privacy', { privacy }),
    onSuccess: (setting) => queries.setQueryData(privacyQuery.queryKey, setting),
  })
  const shown = change.isPending ? change.variables : value
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t`Who may see when you are there`}
        description={t`Administrators of your account see which one you chose.`}
        value={shown}
        onChange={(chosen) => change.mutate(chosen === 'Private' ? 'Private' : 'Public')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="Public" label={t`Public: everybody who can find you`} />
          <Radio value="Private" label={t`Private: nobody`} />
        </Stack>
      </Radio.Group>
      <Refused error={change.error} />
    </Stack>
  )
}

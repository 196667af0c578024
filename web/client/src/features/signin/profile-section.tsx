/** Who one is here: the name and the time zone to change, and what administrators decide. */
import type { Me, Profile } from '@carillon/shared/api'
import { browserZone } from '@carillon/shared/format'
import { Button, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { profileQuery } from './profile-api.ts'
import { ProfileFacts } from './profile-facts.tsx'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'
import { TimeZoneField } from './time-zone-field.tsx'
import { useProfileChange } from './use-profile.ts'

export function ProfileSection({ me }: { me: Me }) {
  const { t } = useLingui()
  const profile = useQuery(profileQuery)
  return (
    <SettingsSection title={t`Profile`}>
      {profile.isPending && <LoadingLines lines={2} height={32} />}
      {profile.isError && <Problem title={t`Your profile could not be loaded`} error={profile.error} again={() => void profile.refetch()} />}
      {profile.data && <ProfileForm key={`${profile.data.display_name} ${profile.data.time_zone ?? ''}`} profile={profile.data} />}
      <ProfileFacts me={me} />
    </SettingsSection>
  )
}

function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useLingui()
  const [name, setName] = useState(profile.display_name)
  const [zone, setZone] = useState(profile.time_zone)
  const change = useProfileChange(() => notifications.show({ message: t`Your profile is saved.` }))
  const missing = name.trim() === ''
  const changed = name.trim() !== profile.display_name || zone !== profile.time_zone
  const submit = () => {
    if (!missing && changed) change.mutate({ display_name: name, time_zone: zone, language: profile.language })
  }
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={missing && t`Enter your name.`}
        />
        <TimeZoneField value={zone} browser={browserZone()} onChange={setZone} />
        <Refused error={change.error} />
        <Button type="submit" loading={change.isPending} disabled={!changed || missing} style={{ alignSelf: 'flex-start' }}>
          <Trans>Save</Trans>
        </Button>
      </Stack>
    </form>
  )
}

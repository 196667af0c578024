/** One's own settings. */
import { Button, Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { SurveySwitch } from '../features/meetings/index.ts'
import { AppearanceSection } from '../features/signin/appearance-section.tsx'
import { EmailSection } from '../features/signin/email-section.tsx'
import { PasswordSection } from '../features/signin/password-section.tsx'
import { DossierSection } from '../features/signin/dossier-section.tsx'
import { PrivacySection } from '../features/signin/privacy-section.tsx'
import { ProfileSection } from '../features/signin/profile-section.tsx'
import { SessionsSection } from '../features/signin/sessions-section.tsx'
import { SettingsSection } from '../features/signin/settings-section.tsx'
import { AboutLine, DiagnosticLogs } from '../features/support/help-section.tsx'
import { useTitle } from '../shared/use-title.ts'
import { useActs } from './acts.tsx'
import classes from './pages.module.css'
import { useMe } from './signed-in.tsx'
import { useFarewell } from './use-farewell.ts'

export function SettingsPage() {
  const { t } = useLingui()
  const me = useMe()
  const acts = useActs()
  const farewell = useFarewell()
  useTitle(t`Settings`)
  return (
    <div className={classes['page']}>
      <div className={classes['column']}>
        <Title order={1} size="h2" className={classes['title'] ?? ''}>
          {t`Settings`}
        </Title>
        <div className={classes['padded']}>
          <ProfileSection me={me} />
          <AppearanceSection development={me.development} />
          <EmailSection />
          <PrivacySection />
          <SettingsSection title={t`Meetings`}>
            <SurveySwitch />
          </SettingsSection>
          <PasswordSection me={me} />
          <SessionsSection />
          <DossierSection me={me} onErased={farewell} />
          <SettingsSection title={t`About`}>
            <AboutLine />
            <DiagnosticLogs />
          </SettingsSection>
          <Button variant="default" onClick={acts.signOut}>
            {t`Sign out`}
          </Button>
        </div>
      </div>
    </div>
  )
}

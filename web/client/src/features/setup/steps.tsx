/** The wizard's steps: each shows its fields and says which of them need something. */
import { Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { NewPassword } from '../../shared/new-password.tsx'
import type { StepName, Wishes } from './wishes.ts'

interface StepProps {
  wishes: Wishes
  change: (wishes: Partial<Wishes>) => void
  faults: (keyof Wishes)[]
}

export function StepFields({ step, ...props }: StepProps & { step: StepName }) {
  switch (step) {
    case 'organisation':
      return <OrganisationFields {...props} />
    case 'administrator':
      return <AdministratorFields {...props} />
    case 'reach':
      return <ReachFields {...props} />
    case 'yourself':
      return <YourselfFields {...props} />
  }
}

function OrganisationFields({ wishes, change, faults }: StepProps) {
  const { t } = useLingui()
  return (
    <TextInput
      label={t`Organisation name`}
      description={t`Your company, school or club, as people know it.`}
      autoComplete="organization"
      autoFocus
      maxLength={100}
      value={wishes.organisation}
      onChange={(event) => change({ organisation: event.currentTarget.value })}
      error={faults.includes('organisation') && t`Enter a name.`}
    />
  )
}

function AdministratorFields({ wishes, change, faults }: StepProps) {
  const { t } = useLingui()
  return (
    <Stack gap="md">
      <Text c="dimmed">
        <Trans>This person may do everything in the console. You can add others there later.</Trans>
      </Text>
      <TextInput
        label={t`Your name`}
        autoComplete="name"
        autoFocus
        maxLength={100}
        value={wishes.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={faults.includes('name') && t`Enter your name.`}
      />
      <TextInput
        label={t`E-mail address`}
        type="email"
        autoComplete="username"
        value={wishes.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
        error={faults.includes('email') && t`Enter an e-mail address, such as name@example.com.`}
      />
      <NewPassword
        label={t`Password`}
        email={wishes.email}
        value={wishes.password}
        onChange={(password) => change({ password })}
        error={faults.includes('password') && t`Choose a password that keeps both rules.`}
      />
    </Stack>
  )
}

function ReachFields({ wishes, change, faults }: StepProps) {
  const { t } = useLingui()
  return (
    <Stack gap="md">
      <Radio.Group
        label={t`Where do people reach Carillon?`}
        value={wishes.reach}
        onChange={(reach) => change({ reach: reach === 'host' ? 'host' : 'local' })}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="local" label={t`Just this machine`} description={t`To try it out. Nobody else can reach it.`} />
          <Radio value="host" label={t`Under a host name`} description={t`For everybody. Needs a certificate, or a proxy that has one.`} />
        </Stack>
      </Radio.Group>
      {wishes.reach === 'host' && <HostFields wishes={wishes} change={change} faults={faults} />}
    </Stack>
  )
}

function HostFields({ wishes, change, faults }: StepProps) {
  const { t } = useLingui()
  return (
    <>
      <TextInput
        label={t`Host name`}
        placeholder="carillon.example.com"
        autoCapitalize="none"
        spellCheck={false}
        value={wishes.host_name}
        onChange={(event) => change({ host_name: event.currentTarget.value })}
        error={faults.includes('host_name') && t`Enter a host name without a path, such as carillon.example.com.`}
      />
      <TextInput
        label={t`Certificate file`}
        description={t`Its place on the server. It is read again when it is renewed.`}
        placeholder="/etc/carillon/certificate.pem"
        spellCheck={false}
        value={wishes.certificate_file}
        onChange={(event) => change({ certificate_file: event.currentTarget.value })}
        error={faults.includes('certificate_file') && t`Name the certificate file, or a trusted proxy that has the certificate.`}
      />
      <TextInput
        label={t`Key file`}
        placeholder="/etc/carillon/key.pem"
        spellCheck={false}
        value={wishes.key_file}
        onChange={(event) => change({ key_file: event.currentTarget.value })}
        error={faults.includes('key_file') && t`Name the file of the certificate's key.`}
      />
      <Textarea
        label={t`Trusted proxies (optional)`}
        description={t`Addresses or networks of proxies in front of Carillon, separated by commas.`}
        placeholder="10.0.0.5, 10.1.0.0/16"
        autosize
        minRows={1}
        spellCheck={false}
        value={wishes.trusted_proxies}
        onChange={(event) => change({ trusted_proxies: event.currentTarget.value })}
      />
    </>
  )
}

function YourselfFields({ wishes, change }: StepProps) {
  const { t } = useLingui()
  const { organisation, email } = wishes
  return (
    <Checkbox
      checked={wishes.use_carillon}
      onChange={(event) => change({ use_carillon: event.currentTarget.checked })}
      label={t`Also use Carillon myself`}
      description={t`Creates the account ${organisation} with you (${email}) as its first user, with the same password.`}
    />
  )
}

/** Creating an IAM user, on wish with a password for the console. */
import { errorText, hasCode } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useFollow } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { Optional } from '../../shared/optional.tsx'
import { NOTHING_TYPED, isAboutPassword, isUsable } from '../../shared/password-fields.tsx'
import { ConsoleAccess, type WantedAccess } from './console-access.tsx'
import { LONGEST_USER_NAME, nameFault } from './iam-name.ts'
import { NameField } from './name-field.tsx'
import { useUserCreation } from './use-user-creation.ts'

export function NewIamUserPage() {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [access, setAccess] = useState<WantedAccess>({ wanted: false, typed: NOTHING_TYPED, mustChange: true })
  const [tried, setTried] = useState(false)
  const creating = useUserCreation()
  const atName = hasCode(creating.error, 'UserExists', 'UserNameInvalid')
  const wrongEmail = email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())
  const submit = () => {
    setTried(true)
    if (nameFault(name, LONGEST_USER_NAME) !== null || wrongEmail || (access.wanted && !isUsable(access.typed)) || creating.isPending) return
    creating.mutate({ name, email: email.trim(), ...(access.wanted ? { given: { password: access.typed.fresh, mustChange: access.mustChange } } : {}) })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Form
        header={
          <Header variant="h1" info={<HelpLink about={t`Create user`} />} description={t`An identity for one administrator or one program.`}>
            {t`Create user`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.iamUsers} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={creating.isPending} {...gate('iam:CreateUser')}>{t`Create user`}</Button>
          </SpaceBetween>
        }
        errorText={creating.error && !atName && !isAboutPassword(creating.error) ? errorText(creating.error, i18n) : null}
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{t`User details`}</Header>}>
            <SpaceBetween size="l">
              <NameField
                label={t`User name`}
                value={name}
                longest={LONGEST_USER_NAME}
                onChange={setName}
                tried={tried}
                autoFocus
                refusal={atName && creating.error ? errorText(creating.error, i18n) : null}
              />
              <FormField
                label={<Optional label={t`E-mail address`} />}
                constraintText={t`With it the user can sign in by e-mail address as well.`}
                errorText={tried && wrongEmail ? t`This is not an e-mail address.` : null}
              >
                <Input value={email} type="email" autoComplete={false} spellcheck={false} onChange={({ detail }) => setEmail(detail.value)} />
              </FormField>
            </SpaceBetween>
          </Container>
          <ConsoleAccess value={access} onChange={setAccess} tried={tried} error={creating.error} gate={gate('iam:CreateLoginProfile')} />
          <Alert>
            <Trans>A new user may do nothing. Afterwards, attach policies or put the user into a group.</Trans>
          </Alert>
        </SpaceBetween>
      </Form>
    </form>
  )
}

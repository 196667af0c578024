/** Which key the snippets name and whose calls are shown. */
import type { ConnectKey } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useFollow } from '../../shared/follow.ts'

interface Props {
  own: readonly ConnectKey[]
  others: readonly ConnectKey[]
  chosenId: string | null
  onChoose: (id: string) => void
}

export function KeyChoice({ own, others, chosenId, onChoose }: Props) {
  const { t } = useLingui()
  const option = ({ id, user_name, status }: ConnectKey): SelectProps.Option => ({
    value: id,
    label: id,
    description: user_name ?? t`Root`,
    tags: status === 'Inactive' ? [t`Inactive`] : [],
  })
  const groups = [
    { label: t`Your keys`, options: own.map(option) },
    { label: t`Keys of others`, options: others.map(option) },
  ].filter(({ options }) => options.length > 0)
  const known = groups.flatMap(({ options }) => options).find(({ value }) => value === chosenId)
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={addresses.securityCredentials} onFollow={useFollow()}>{t`Create an access key`}</Button>}>
          {t`Access key`}
        </Header>
      }
    >
      <FormField
        label={t`Key`}
        description={t`A program signs its calls with a key. Its secret is shown once, when the key is made, and never here.`}
        {...(own.length === 0 && chosenId === null ? { constraintText: t`You have no access key yet.` } : {})}
      >
        <Select
          selectedOption={known ?? (chosenId === null ? null : { value: chosenId, label: chosenId })}
          options={groups}
          onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
          placeholder={t`Choose a key`}
          empty={t`No keys`}
          filteringType={own.length + others.length > 8 ? 'auto' : 'none'}
        />
      </FormField>
    </Container>
  )
}

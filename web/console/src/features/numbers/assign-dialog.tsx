/** Giving a number to a user: first the account, then the user in it. */
import { errorText, hasCode, type AccountRow, type NumberRow, type UserRow } from '@carillon/shared/api'
import type { SelectProps } from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { NumberDialogProps } from './act-dialogs.ts'
import { accountChoices, assignNumber, userChoices } from './api.ts'
import { TellThem, useTellAssigned } from './assigned-news.tsx'
import { ChoiceField } from './choice-field.tsx'
import { ConcernedNumbers } from './concerned-numbers.tsx'

export function AssignDialog({ numbers: [number], onDone, onCancel }: NumberDialogProps) {
  const [account, setAccount] = useState<SelectProps.Option | null>(null)
  const [isOver, setIsOver] = useState(false)
  if (number === undefined) return null
  if (account !== null && isOver) return <UserStep number={number} account={account} onDone={onDone} onCancel={onCancel} />
  return <AccountStep number={number} account={account} onChoose={setAccount} onNext={() => setIsOver(true)} onCancel={onCancel} />
}

interface AccountProps {
  number: NumberRow
  account: SelectProps.Option | null
  onChoose: (account: SelectProps.Option) => void
  onNext: () => void
  onCancel: () => void
}

function AccountStep({ number, account, onChoose, onNext, onCancel }: AccountProps) {
  const { t } = useLingui()
  return (
    <ActDialog key="account" title={t`Assign`} act={t`Next`} ready={account !== null} onAct={() => Promise.resolve()} onDone={onNext} onCancel={onCancel}>
      <ConcernedNumbers numbers={[number]} />
      <ChoiceField<AccountRow>
        label={t`Account of the user`}
        placeholder={t`Choose an account`}
        findLabel={t`Find accounts by name`}
        empty={t`No such account`}
        among="accounts"
        read={accountChoices}
        option={({ id, name }) => ({ value: id, label: name, description: id })}
        chosen={account}
        onChoose={onChoose}
      />
    </ActDialog>
  )
}

/** What is wrong with the choice is told at the field. */
const AT_USER = ['UserHasNumber', 'UserNotThere', 'UserNotFound'] as const

interface UserProps {
  number: NumberRow
  account: SelectProps.Option
  onDone: () => void
  onCancel: () => void
}

function UserStep({ number, account, onDone, onCancel }: UserProps) {
  const { t, i18n } = useLingui()
  const [user, setUser] = useState<SelectProps.Option | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const tellAssigned = useTellAssigned()
  const [accountId, name] = [account.value ?? '', account.label ?? '']
  const assign = () =>
    assignNumber(number.id, accountId, user?.value ?? '').catch((error: unknown) => {
      setRefusal(hasCode(error, ...AT_USER) ? errorText(error, i18n) : null)
      throw error
    })
  return (
    <ActDialog
      key="user"
      title={t`Assign`}
      act={t`Assign`}
      ready={user !== null}
      onAct={assign}
      showError={(error) => !hasCode(error, ...AT_USER)}
      onDone={(assigned) => {
        tellAssigned(assigned)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedNumbers numbers={[number]} />
      <ChoiceField<UserRow>
        label={t`User of “${name}”`}
        placeholder={t`Choose a user`}
        findLabel={t`Find users by e-mail address or name`}
        empty={t`No such user`}
        among={accountId}
        read={userChoices(accountId)}
        option={({ id, email, display_name, registration }) => ({
          value: id,
          label: display_name ?? email,
          ...(display_name === null ? {} : { description: email }),
          ...(registration === 'Unregistered' ? { disabled: true, disabledReason: t`Only users who have registered can have a phone number.` } : {}),
        })}
        chosen={user}
        onChoose={setUser}
        refusal={refusal}
      />
      <TellThem />
    </ActDialog>
  )
}

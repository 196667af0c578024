/** Giving a user a number, from the user's own page: which of the free ones. */
import { errorText, hasCode, type NumberRow, type UserDetail } from '@carillon/shared/api'
import type { SelectProps } from '@cloudscape-design/components/select'
import { Trans, useLingui } from '@lingui/react/macro'
import Box from '@cloudscape-design/components/box'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { Name } from '../../shared/name.tsx'
import { assignNumber, freeChoices } from './api.ts'
import { TellThem, useTellAssigned } from './assigned-news.tsx'
import { ChoiceField } from './choice-field.tsx'
import { numberText } from './number-text.ts'

const AT_NUMBER = ['NumberElsewhere', 'NumberBusy', 'NumberNotFound', 'WrongProduct'] as const

export function AssignToUserDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const tellAssigned = useTellAssigned()
  const [chosen, setChosen] = useState<SelectProps.Option | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const assign = () =>
    assignNumber(chosen?.value ?? '', user.account.id, user.id).catch((error: unknown) => {
      setRefusal(hasCode(error, ...AT_NUMBER) ? errorText(error, i18n) : null)
      throw error
    })
  return (
    <ActDialog
      title={t`Assign a phone number`}
      act={t`Assign`}
      ready={chosen !== null}
      onAct={assign}
      showError={(error) => !hasCode(error, ...AT_NUMBER)}
      onDone={(assigned) => {
        tellAssigned(assigned)
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          <Name text={user.display_name ?? user.email} /> can be called and texted at the number.
        </Trans>
      </Box>
      <ChoiceField<NumberRow>
        label={t`Phone number`}
        placeholder={t`Choose a number of the inventory`}
        findLabel={t`Find numbers by digits or calling name`}
        empty={t`No free number in the inventory. Provision some first.`}
        among="free"
        read={freeChoices}
        option={({ id, calling_name, product }) => ({
          value: id,
          label: numberText(id),
          ...(calling_name.text === '' ? {} : { description: calling_name.text }),
          ...(product === 'BusinessCalling' ? {} : { disabled: true, disabledReason: t`Only numbers for Business Calling are assigned to users.` }),
        })}
        chosen={chosen}
        onChoose={setChosen}
        refusal={refusal}
      />
      <TellThem />
    </ActDialog>
  )
}

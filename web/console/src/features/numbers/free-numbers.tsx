/** The free numbers that a search has found, to choose from. */
import type { FreeNumbers as Found } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../shared/list-table.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { numberText } from './number-text.ts'
import { RowsTable } from '../../shared/rows-table.tsx'
import { FREE_CSV } from './number-files.ts'

interface Props {
  found: Found
  chosen: readonly string[]
  isTollFree: boolean
  onChoose: (numbers: string[]) => void
  /** The next page, when there is one. */
  onMore: (() => void) | null
}

export function FreeNumbers({ found, chosen, isTollFree, onChoose, onMore }: Props) {
  const { t } = useLingui()
  const others = chosen.filter((number) => !found.items.includes(number))
  const here = found.items.filter((number) => chosen.includes(number))
  return (
    <SpaceBetween size="m">
      {isTollFree && found.items.length > 0 && (
        <Alert type="info">{t`Toll-free numbers are not for Business Calling, so they cannot be chosen here. Programs can order them for Voice Connectors with the AWS API.`}</Alert>
      )}
      <RowsTable
        title={t`Available numbers`}
        heading="h3"
        counter={`(${numberOf(chosen.length)}/${numberOf(found.items.length)})`}
        csv={{ file: 'available-numbers', columns: FREE_CSV }}
        variant="embedded"
        items={found.items.map((id) => ({ id }))}
        trackBy="id"
        {...(isTollFree ? {} : { selectionType: 'multi' as const })}
        selectedItems={here.map((id) => ({ id }))}
        onSelectionChange={({ detail }) => onChoose([...others, ...detail.selectedItems.map(({ id }) => id)])}
        enableKeyboardNavigation
        columnDefinitions={[{ id: 'number', header: t`Phone number`, isRowHeader: true, cell: ({ id }) => numberText(id) }]}
        labels={{
          selectionGroupLabel: t`Selection`,
          allItemsSelectionLabel: () => t`Select all`,
          itemSelectionLabel: (_state, { id }) => numberText(id),
        }}
        empty={<EmptyState title={t`No numbers found`} text={t`The carrier has no free numbers there. Try another area code, city or state.`} />}
        footer={
          onMore !== null && (
            <Box textAlign="center">
              <Button formAction="none" onClick={onMore}>{t`Show other numbers`}</Button>
            </Box>
          )
        }
      />
    </SpaceBetween>
  )
}

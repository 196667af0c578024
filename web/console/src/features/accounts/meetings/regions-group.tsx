/** Where the account's meetings run, and where they ran. */
import { errorText, type Account, type MeetingSettings } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useGate } from '../../../shared/administrator.tsx'
import { changeRegions } from './api.ts'
import { RegionChoice } from './region-choice.tsx'
import { RegionShares } from './region-shares.tsx'
import { isEmpty, isSame, selectionOf, wishOf, type RegionWish } from './region-wish.ts'
import { useSettingsChange } from './use-settings-change.ts'

interface Props {
  account: Account
  regions: MeetingSettings['regions']
  /** What is chosen and not saved yet; null while nothing is. */
  draft: RegionWish | null
  onDraft: (draft: RegionWish | null) => void
}

export function RegionsGroup({ account, regions, draft, onDraft }: Props) {
  const { t } = useLingui()
  const saved = wishOf(regions.selected)
  const only = regions.available.length === 1 && regions.selected === null ? regions.available[0] : undefined
  const propose = (wish: RegionWish) => onDraft(isSame(wish, saved) ? null : wish)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={only === undefined ? t`A change is for meetings that begin after it.` : t`Carillon runs in one Region here, so there is nothing to choose.`}
        >
          {t`Regions`}
        </Header>
      }
      footer={only === undefined && <SaveRegions account={account} wish={draft} onSaved={() => onDraft(null)} />}
    >
      <SpaceBetween size="l">
        {only === undefined ? (
          <RegionChoice available={regions.available} wish={draft ?? saved} onChange={propose} />
        ) : (
          <KeyValuePairs columns={1} items={[{ label: t`Region`, value: only }]} />
        )}
        <RegionShares shares={regions.shares} />
      </SpaceBetween>
    </Container>
  )
}

function SaveRegions({ account, wish, onSaved }: { account: Account; wish: RegionWish | null; onSaved: () => void }) {
  const { t, i18n } = useLingui()
  const gate = useGate()('chime:UpdateAccountSettings')
  const saving = useSettingsChange(account.id, (wanted: RegionWish) => changeRegions(account.id, selectionOf(wanted)), t`The Regions were saved`, onSaved)
  return (
    <SpaceBetween size="s">
      {saving.error && <Alert type="error">{errorText(saving.error, i18n)}</Alert>}
      <Button
        loading={saving.isPending}
        onClick={() => wish !== null && saving.mutate(wish)}
        {...(gate.disabled ? gate : { disabled: wish === null || isEmpty(wish) })}
      >{t`Save`}</Button>
    </SpaceBetween>
  )
}

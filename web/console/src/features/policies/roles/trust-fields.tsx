/** Who may take a role on, by choices or in JSON. */
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useAdministrator } from '../../../shared/administrator.tsx'
import { Optional } from '../../../shared/optional.tsx'
import { PolicyEditor } from '../editor/policy-editor.tsx'
import type { Review } from '../editor/use-review.ts'
import { isIdentity, trustText, type TrustChoice } from './trust-choice.ts'

export interface Trust {
  mode: TrustChoice['who'] | 'json'
  choice: TrustChoice
  json: string
}

export const textOf = ({ mode, choice, json }: Trust, organisationId: string) => (mode === 'json' ? json : trustText(choice, organisationId))

interface Props {
  trust: Trust
  onChange: (trust: Trust) => void
  checked: Review
  tried: boolean
}

export function TrustFields({ trust, onChange, checked, tried }: Props) {
  const { t } = useLingui()
  const { id, name } = useAdministrator().organisation
  const { mode, choice } = trust
  const choose = (change: Partial<TrustChoice>) => onChange({ ...trust, choice: { ...choice, ...change } })
  const turn = (to: string) => {
    // The text begins with what was chosen so far.
    if (to === 'json') onChange({ ...trust, mode: 'json', json: textOf(trust, id) })
    else if (to === 'organisation' || to === 'identity') onChange({ ...trust, mode: to, choice: { ...choice, who: to } })
  }
  return (
    <SpaceBetween size="m">
      <FormField label={t`Who may take the role on`}>
        <RadioGroup
          value={mode}
          onChange={({ detail }) => turn(detail.value)}
          items={[
            { value: 'organisation', label: t`Whoever in ${name} is allowed to`, description: t`Their own policies must allow sts:AssumeRole.` },
            { value: 'identity', label: t`One user or role`, description: t`Named by ARN. No policy of its own is needed.` },
            { value: 'json', label: t`A trust policy in JSON` },
          ]}
        />
      </FormField>
      {mode === 'identity' && (
        <FormField label={t`ARN`} constraintText={`arn:aws:iam::${id}:user/alice`} errorText={tried && !isIdentity(choice.arn) ? t`Enter the ARN of a user or a role.` : null}>
          <Input value={choice.arn} autoComplete={false} spellcheck={false} onChange={({ detail }) => choose({ arn: detail.value })} />
        </FormField>
      )}
      {mode !== 'json' && <Checkbox checked={choice.secondFactor} onChange={({ detail }) => choose({ secondFactor: detail.checked })}>{t`Only with a second factor`}</Checkbox>}
      {mode !== 'json' && (
        <FormField label={<Optional label={t`External ID`} />} description={t`A word that whoever takes the role on has to know.`}>
          <Input value={choice.externalId} autoComplete={false} spellcheck={false} onChange={({ detail }) => choose({ externalId: detail.value })} />
        </FormField>
      )}
      {mode === 'json' && <PolicyEditor label={t`Trust policy`} place="trust" value={trust.json} onChange={(json) => onChange({ ...trust, json })} checked={checked} rows={12} />}
    </SpaceBetween>
  )
}

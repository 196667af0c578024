/** Ordering numbers: the product type, then a search, a choice, and the order. */
import { errorText } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Wizard from '@cloudscape-design/components/wizard'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plural } from '@lingui/core/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { PROVISION } from './acts.ts'
import { orderNumbers } from './api.ts'
import { NumberChoice } from './number-choice.tsx'
import { ProductChoice } from './product-choice.tsx'

export function OrderNumbersPage() {
  const { t, i18n } = useLingui()
  const go = useGo()
  const gate = useGate()(PROVISION)
  const ordering = useOrdering()
  const [step, setStep] = useState(0)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (chosen.length > 0 && !gate.disabled && !ordering.isPending) ordering.mutate(chosen)
  }
  const fault = gate.disabled ? gate.disabledReason : ordering.error ? errorText(ordering.error, i18n) : tried && chosen.length === 0 ? t`Choose at least one number.` : null
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => setStep(detail.requestedStepIndex)}
      onCancel={() => go(addresses.numbers)}
      onSubmit={submit}
      isLoadingNextStep={ordering.isPending}
      submitButtonText={t`Provision`}
      i18nStrings={{
        stepNumberLabel: (number) => t`Step ${number}`,
        collapsedStepsLabel: (number, count) => t`Step ${number} of ${count}`,
        skipToButtonLabel: ({ title }) => t`Skip to ${title}`,
        navigationAriaLabel: t`Steps`,
        cancelButton: t`Cancel`,
        previousButton: t`Previous`,
        nextButton: t`Next`,
      }}
      steps={[
        {
          title: t`Product type`,
          info: <HelpLink about={t`Provision phone numbers`} />,
          description: t`What the numbers are used with.`,
          content: <ProductChoice />,
        },
        {
          title: t`Phone numbers`,
          info: <HelpLink about={t`Provision phone numbers`} />,
          description: t`Search for numbers that are free, choose some, and order them.`,
          errorText: fault,
          content: (
            <Container header={<Header variant="h2">{t`Search for numbers`}</Header>}>
              <NumberChoice chosen={chosen} onChoose={setChosen} />
            </Container>
          ),
        },
      ]}
    />
  )
}

function useOrdering() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: orderNumbers,
    onSuccess: ({ ordered }) => {
      void client.invalidateQueries({ queryKey: keys.numbers })
      const header = t`${plural(ordered, { one: '# number is', other: '# numbers are' })} being ordered`
      notify({ type: 'success', at: addresses.numbers, header, content: t`They move to the inventory when the carrier has given them.` })
      go(addresses.numbersIn('orders'))
    },
  })
}

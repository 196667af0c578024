/** Who is signed in to the console, and what their policies allow. */
import type { Administrator } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { createContext, use, type ReactNode } from 'react'

const Signed = createContext<Administrator | null>(null)

export function SignedAdministrator({ administrator, children }: { administrator: Administrator; children: ReactNode }) {
  return <Signed value={administrator}>{children}</Signed>
}

export function useAdministrator(): Administrator {
  const administrator = use(Signed)
  if (administrator === null) throw new Error('Only pages behind the sign-in know an administrator.')
  return administrator
}

/** To be spread on a button or menu entry: closed, with the reason, when it cannot be used. */
export type Gate = { disabled: false } | { disabled: true; disabledReason: string }

export const closed = (disabledReason: string): Gate => ({ disabled: true, disabledReason })
export const open: Gate = { disabled: false }

/** The first closed gate, for acts that need several things. */
export const allOf = (...gates: Gate[]): Gate => gates.find((gate) => gate.disabled) ?? open

export function useGate(): (action: string) => Gate {
  return useGateAmong(useAdministrator().may)
}

/** The same for one thing, where the server has told what is allowed about just that one. */
export function useGateAmong(may: readonly string[]): (action: string) => Gate {
  const { t } = useLingui()
  return (action) => (may.includes(action) ? open : closed(t`Your policies do not allow ${action}. Another administrator can attach one that does.`))
}

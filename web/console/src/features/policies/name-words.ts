/** What is wrong with a name, in words. */
import { useLingui } from '@lingui/react/macro'

export function useNameWords() {
  const { t } = useLingui()
  return {
    rule: t`Letters, digits and + = , . @ - _`,
    empty: t`Enter a name.`,
    wrong: t`Use only letters without accents, digits and + = , . @ - _`,
    long: t`The name is too long.`,
    taken: t`There is a policy of this name already. Edit it, or choose another name.`,
  }
}

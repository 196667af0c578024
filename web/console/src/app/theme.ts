/** Light or dark as the system is, also when it changes. */
import { Mode, applyMode } from '@cloudscape-design/global-styles'

export function followSystemTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => applyMode(dark.matches ? Mode.Dark : Mode.Light)
  apply()
  dark.addEventListener('change', apply)
}

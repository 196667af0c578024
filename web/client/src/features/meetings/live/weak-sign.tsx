/** Bars of which only the first is there: a weak connection. */
import { useLingui } from '@lingui/react/macro'

const BARS = [
  { x: 1, height: 5 },
  { x: 6.5, height: 10 },
  { x: 12, height: 15 },
]

export function WeakSign({ size, className }: { size: number; className: string | undefined }) {
  const { t } = useLingui()
  return (
    <svg width={size} height={size} viewBox="0 0 17 17" className={className} role="img" aria-label={t`Weak connection`}>
      {BARS.map(({ x, height }, index) => (
        <rect key={x} x={x} y={16 - height} width={4} height={height} rx={1} fill={index === 0 ? 'currentColor' : 'none'} stroke="currentColor" />
      ))}
    </svg>
  )
}

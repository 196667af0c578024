/** Lengths of time as people read them. */
const SECOND = 1000
const MINUTE = 60

/** A running clock: 4:05, 1:04:05. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND))
  const parts = [Math.floor(seconds / MINUTE / MINUTE), Math.floor(seconds / MINUTE) % MINUTE, seconds % MINUTE]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** How long something took: 42 min, 1 hr 5 min; at least a minute. */
export function lengthText(from: string, to: string, tag: string): string {
  const minutes = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / SECOND / MINUTE))
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const hours = Math.floor(minutes / MINUTE)
  const rest = minutes % MINUTE
  const parts = [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : [])]
  return new Intl.ListFormat(tag, { style: 'narrow', type: 'unit' }).format(parts)
}

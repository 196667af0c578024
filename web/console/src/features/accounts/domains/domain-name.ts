/** What can be typed as a domain, and what is wrong with it. */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export type DomainFault = 'missing' | 'address' | 'form'

export const cleanDomain = (typed: string): string => typed.trim().toLowerCase().replace(/\.$/, '')

export function domainFault(typed: string): DomainFault | null {
  const name = cleanDomain(typed)
  if (name === '') return 'missing'
  if (/[@/:]/.test(name)) return 'address'
  const labels = name.split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && /\D/.test(labels.at(-1) ?? '') ? null : 'form'
}

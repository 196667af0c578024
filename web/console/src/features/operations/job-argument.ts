/** What a job is about, out of its argument, as one line. */
export function argumentText(argument: string): string {
  const read = parsed(argument)
  if (typeof read !== 'object' || read === null) return argument
  return Object.entries(read)
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

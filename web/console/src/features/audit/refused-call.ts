/** What a user was not allowed to do, read from the sentence of the refusal, as a question to the simulator. */
const SENTENCE = /^User: (arn:aws:iam::\d{12}:user\/\S+) is not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S+))?/

export function refusedCall(sentence: string | null): Record<string, string> | null {
  const [, source, action, resource] = SENTENCE.exec(sentence ?? '') ?? []
  if (source === undefined || action === undefined) return null
  return { source, action, ...(resource === undefined ? {} : { resource }) }
}

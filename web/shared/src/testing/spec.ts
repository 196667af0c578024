/** Names in a test's title the requirements that it proves: it(spec('ACC-16')`opens here`, …). */
export const spec =
  (...ids: string[]) =>
  (sentence: TemplateStringsArray): string =>
    `${sentence.join('')} (${ids.join(', ')})`

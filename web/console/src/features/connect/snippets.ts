/** Programs and commands to begin with: the very texts that the tests run, with addresses and key filled in. */
import type { Connect } from '@carillon/shared/api'
import boto3 from './snippets/boto3.py.txt?raw'
import cliConfig from './snippets/cli-config.ini.txt?raw'
import cliKey from './snippets/cli-key.sh.txt?raw'
import cliNew from './snippets/cli-new.sh.txt?raw'
import cliOld from './snippets/cli-old.sh.txt?raw'
import environment from './snippets/environment.sh.txt?raw'
import javascript from './snippets/javascript.mjs.txt?raw'

export const SNIPPETS = { environment, boto3, cliConfig, cliKey, cliNew, cliOld, javascript } as const
export type SnippetName = keyof typeof SNIPPETS

/** Stands for a key while none is chosen. */
const NO_KEY = 'AKIA…'

/** Never has a secret: that was shown once, when the key was made. */
export function filled(name: SnippetName, endpoints: Connect['endpoints'], keyId: string | null): string {
  const values = new Map([['key', keyId ?? NO_KEY], ...endpoints.map(({ service, url }) => [service, url] as const)])
  return SNIPPETS[name].replace(/\{\{([\w-]+)\}\}/g, (whole, place: string) => values.get(place) ?? whole).trimEnd()
}

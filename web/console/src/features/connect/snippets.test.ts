import { describe, expect, it } from 'vitest'
import { SNIPPETS, filled, type SnippetName } from './snippets.ts'

const endpoints = ['chime', 'cloudtrail', 'iam', 'sts'].map((service) => ({
  service,
  variable: `AWS_ENDPOINT_URL_${service.toUpperCase()}`,
  url: `https://chime.example.com/aws/${service}`,
}))

describe('the snippets', () => {
  it.each(Object.keys(SNIPPETS) as SnippetName[])('of %s have every address and the key filled in', (name) => {
    expect(filled(name, endpoints, 'AKIAALICE')).not.toMatch(/\{\{|undefined/)
  })

  it('name the chosen key, or a place for one', () => {
    expect(filled('environment', endpoints, 'AKIAALICE')).toContain('export AWS_ACCESS_KEY_ID=AKIAALICE\n')
    expect(filled('environment', endpoints, null)).toContain('export AWS_ACCESS_KEY_ID=AKIA…\n')
  })

  it('set the variables that the server names', () => {
    for (const { variable, url } of endpoints) expect(filled('environment', endpoints, null)).toContain(`export ${variable}=${url}`)
  })
})

/** The tables of emoji names, served from our own address: no browser asks anybody else for them. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const LANGUAGES = ['en']
const FILES = ['data.json', 'messages.json']
const tables = path.dirname(createRequire(import.meta.url).resolve('emojibase-data/package.json'))

export const emojiTables = (): Plugin => ({
  name: 'carillon-emoji-tables',
  generateBundle() {
    for (const language of LANGUAGES)
      for (const file of FILES)
        this.emitFile({
          type: 'asset',
          fileName: `emoji/${language}/${file}`,
          source: fs.readFileSync(path.join(tables, language, file)),
        })
  },
  configureServer(server) {
    server.middlewares.use('/emoji', (request, response, next) => {
      const file = FILES.flatMap((name) => LANGUAGES.map((language) => `/${language}/${name}`)).find((name) => name === request.url)
      if (!file) { next(); return; }
      response.setHeader('Content-Type', 'application/json')
      fs.createReadStream(path.join(tables, file)).pipe(response)
    })
  },
})

/** Refuses catalogues that do not hold exactly the messages of the source. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const web = path.dirname(import.meta.dirname)
const catalogues = ['shared', 'client', 'console']
  .map((workspace) => path.join(web, workspace, 'src/locales'))
  .filter((folder) => fs.existsSync(folder))
  .flatMap((folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.po')).map((name) => path.join(folder, name)))

const before = new Map(catalogues.map((file) => [file, fs.readFileSync(file, 'utf8')]))
const run = spawnSync('npx', ['lingui', 'extract', '--clean'], { cwd: web, encoding: 'utf8' })
if (run.status !== 0) {
  process.stderr.write(run.stdout + run.stderr)
  process.exit(1)
}
const stale = catalogues.filter((file) => fs.readFileSync(file, 'utf8') !== before.get(file))
for (const file of stale) fs.writeFileSync(file, before.get(file))
if (stale.length > 0) {
  process.stderr.write(`Stale messages, run "npm run extract": ${stale.map((file) => path.relative(web, file)).join(', ')}\n`)
  process.exit(1)
}

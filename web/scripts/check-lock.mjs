/** Refuses a lock file that lacks a platform's optional package or names the address of a registry. */
import fs from 'node:fs'

const { packages } = JSON.parse(fs.readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const faults = []

/** Node's own look-up: the nearest node_modules first, then outward. */
function find(from, name) {
  let folder = from
  for (;;) {
    const hit = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]
    if (hit || !folder) return hit
    folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')
  }
}

for (const [place, entry] of Object.entries(packages)) {
  if (/^https?:/.test(entry.resolved ?? '')) faults.push(`${place} names an address: run npm install with this folder's .npmrc`)
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const hit = find(place, name)
    if (!hit || (/^\d/.test(wanted) && hit.version !== wanted)) faults.push(`${place}@${entry.version} lacks ${name}@${wanted}`)
  }
}

for (const workspace of ['.', 'shared', 'client', 'console']) {
  const manifest = JSON.parse(fs.readFileSync(new URL(`../${workspace}/package.json`, import.meta.url), 'utf8'))
  for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^\d/.test(wanted) && !name.startsWith('@carillon/')) faults.push(`${workspace}/package.json does not pin ${name} exactly`)
  }
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exit(1)
}

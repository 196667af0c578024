/** A program for the JavaScript SDK: reads calls as lines of JSON, makes them, and writes what came of each as a line. */
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

const installed = createRequire(path.join(process.argv[2], 'package.json'))
const clients = new Map()

function client(sdk, { service, endpoint, key: [accessKeyId, secretAccessKey, sessionToken] }) {
  const name = [service, endpoint, accessKeyId, secretAccessKey].join(' ')
  if (!clients.has(name)) {
    const Client = sdk[Object.keys(sdk).find((each) => /^[A-Z]\w*Client$/.test(each))]
    const credentials = { accessKeyId, secretAccessKey, sessionToken: sessionToken ?? undefined }
    clients.set(name, new Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }))
  }
  return clients.get(name)
}

/** `answer`, or `error` with the `class` that a program would name behind `instanceof`. */
async function made(order) {
  const sdk = installed(`@aws-sdk/client-${order.service}`)
  try {
    const answer = await client(sdk, order).send(new sdk[`${order.operation}Command`](order.request))
    return { answer }
  } catch (error) {
    if (!error.$metadata) throw error
    const modelled = sdk[error.name]
    return {
      class: modelled && error instanceof modelled ? error.name : error.constructor.name,
      error: { Error: { Code: order.service === 'iam' ? error.Code : error.name, Message: error.message } },
    }
  }
}

/** Bytes as the text that they are here; JSON knows none. */
const plain = (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value)

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await made(JSON.parse(line)), plain)}\n`)
}

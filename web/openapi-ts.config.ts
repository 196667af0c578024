/** Types of the HTTP API, written from the server's own description of it. */
import { defineConfig } from '@hey-api/openapi-ts'

export default defineConfig({
  input: './shared/openapi.json',
  output: { path: './shared/src/api/generated', entryFile: false },
  plugins: ['@hey-api/typescript'],
})

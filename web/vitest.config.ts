/** Tests named `.test.ts` run without a DOM (models, rules); `.test.tsx` run in one (screens). */
import { defineConfig } from 'vitest/config'
import { sourcePlugins } from './bundling/app.ts'

const ring = (name: string, environment: 'node' | 'jsdom', pattern: string) => ({
  plugins: sourcePlugins(),
  test: {
    name,
    environment,
    include: [`{shared,client,console}/src/**/${pattern}`],
    ...(environment === 'jsdom' ? { setupFiles: ['./shared/src/testing/dom.ts'] } : {}),
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [ring('models', 'node', '*.test.ts'), ring('screens', 'jsdom', '*.test.tsx')],
  },
})

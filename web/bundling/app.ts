/** How both apps are bundled: React, messages compiled at build time, the back end behind a proxy in development. */
import babel from '@rolldown/plugin-babel'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PluginOption, UserConfig } from 'vite'

const web = path.dirname(import.meta.dirname)
const linguiConfig = { configPath: path.join(web, 'lingui.config.ts') }
const server = process.env['CARILLON_DEV_SERVER'] ?? 'http://127.0.0.1:8420'

/** The client is of the version of the server that it is built with. */
const version = /__version__ = "([^"]+)"/.exec(readFileSync(path.join(web, '..', 'carillon', '__init__.py'), 'utf8'))?.[1] ?? ''

export const sourcePlugins = (): PluginOption[] => [
  react(),
  lingui(linguiConfig),
  babel({ presets: [linguiTransformerBabelPreset({}, linguiConfig)] }),
]

export const app = (base: string, plugins: PluginOption[] = []): UserConfig => ({
  base,
  plugins: [...sourcePlugins(), ...plugins],
  define: { 'import.meta.env.VITE_CARILLON_VERSION': JSON.stringify(version) },
  // Inlined files would be data: addresses, which the content security policy allows for fonts and images only.
  build: { target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: true, sourcemap: false },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/ws': { target: server, ws: true },
    },
  },
})

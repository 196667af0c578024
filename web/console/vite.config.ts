import { defineConfig } from 'vite'
import { app } from '../bundling/app.ts'

export default defineConfig(app('/console/'))

import { defineConfig } from 'vite'
import { app } from '../bundling/app.ts'
import { emojiTables } from '../bundling/emoji.ts'

export default defineConfig(app('/', [emojiTables()]))

/** The languages in which nothing may be missing: the check refuses a hole in their catalogues. */
import languages from './lingui.config.ts'

export default { ...languages, locales: ['en', 'fr', 'id', 'it', 'pt-BR', 'zh-CN', 'pseudo'] }

/** The language tag in which dates and numbers are written. */
export { useTag } from '@carillon/shared/i18n'

/** A refusal in the person's language: known codes have words of their own, others bring the server's. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { momentIn, numberText } from '../format/index.ts'
import { intlTag, type Locale } from '../i18n/locales.ts'
import { ApiError, type Facts } from './api-error.ts'

const WORDS: Readonly<Record<string, MessageDescriptor>> = {
  Unreachable: msg`The server cannot be reached. Check your connection and try again.`,
  SignInRequired: msg`You are signed out. Sign in and try again.`,
  SignInFailed: msg`The e-mail address or the password is wrong.`,
  UserSuspended: msg`Your account is suspended. Ask your administrator to activate it.`,
  Throttled: msg`Too many tries. Wait a moment and try again.`,
  SetupSecretWrong: msg`This set-up link is not valid. Use the link that the server printed when it started.`,
  SetupDone: msg`Carillon is already set up.`,
  LinkExpired: msg`This link is no longer valid. Ask for a new one.`,
  LinkUnknown: msg`This link is not complete or is not known. Open the newest message again and follow its link.`,
  PasswordWrong: msg`The current password is wrong.`,
  MfaCodeWrong: msg`This code is wrong, or it was used already. Wait for the next one.`,
  CodesWrong: msg`These codes are not right. Wait for two new ones, and enter them in the order in which they come.`,
  PasswordTheSame: msg`This is the present password. Choose another one.`,
  PasswordTooShort: msg`The password is too short. Use 12 characters or more.`,
  PasswordTooLong: msg`The password is too long. Use 128 characters or fewer.`,
  PasswordTooPlain: msg`The password is too easy to guess. Choose one that is not your e-mail address or a well-known word.`,
  LastAdministrator: msg`You are the last administrator of this room. Make someone else an administrator first.`,
  MessageTooLong: msg`The message is too long. Send at most 4,096 characters.`,
  MessageEmpty: msg`The message is empty.`,
  NotAllowed: msg`You do not have permission for this. Ask your administrator.`,
  MeetingNotFound: msg`There is no such meeting. Check the ID or the link.`,
  MeetingHasEnded: msg`This meeting has ended.`,
  MeetingIsLocked: msg`This meeting is locked. Ask the host to unlock it.`,
  MeetingIsFull: msg`This meeting is full. Try again when someone has left.`,
  RemovedFromMeeting: msg`The host has removed you from this meeting.`,
  HostOnly: msg`Only the host of the meeting can do this.`,
  ProNeeded: msg`Meetings of more than two people need the permission Pro. Ask your administrator.`,
  GuestNameWrong: msg`Enter a name of 1 to 100 characters, without < and >.`,
  MediaDown: msg`The media engine does not answer. Try again in a moment.`,
  HostStays: msg`The host cannot be removed. End the meeting instead.`,
  AttendeeNotFound: msg`This person is no longer in the meeting.`,
  RoomNotFound: msg`This room does not exist or you are not one of its members.`,
}

/** Refusals of which nobody wrote better words carry the server's, translated: scripts/gen brings them into the catalogues. */
const GENERATED = 'refusal'

export function errorText(error: unknown, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n._(msg`This page could not finish the request. Reload it and try again.`)
  const words = WORDS[error.code]
  if (words) return i18n._(words)
  const translated = translation(error, i18n)
  if (translated !== undefined) return translated
  if (error.message && !error.code.startsWith('Http')) return error.message
  const status = error.status
  return i18n._(msg`The server could not answer (${status}). Try again in a moment.`)
}

/** One code may stand for several statements, which are told apart by words of the server in a fact, or by their facts. */
function translation({ code, facts }: ApiError, i18n: I18n): string | undefined {
  const words = Object.values(facts).filter((fact) => typeof fact === 'string')
  const names = [...words.map((said) => `${code}: ${said}`), code, [code, ...Object.keys(facts).sort()].join('.')]
  const keys = names.map((name) => `${GENERATED}.${name}`)
  const key = keys.find((known) => known in i18n.messages)
  return key === undefined ? undefined : i18n._(key, shownFacts(facts, intlTag(i18n.locale as Locale)))
}

const shownFacts = (facts: Facts, tag: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? numberText(fact, tag) : momentOr(fact, tag)]))

/** Moments travel as 2026-11-21T13:05:00Z; people read them in their own zone and format. */
const momentOr = (fact: unknown, tag: string): unknown =>
  typeof fact === 'string' && MOMENT.test(fact) ? momentIn(fact, tag, { dateStyle: 'long', timeStyle: 'short' }) : fact

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

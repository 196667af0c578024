/** The actions of IAM about what users, groups and roles have of policies. */
import type { BearerKind } from './api.ts'

const WORDS = { user: 'User', group: 'Group', role: 'Role' } as const

export const actionsOf = (bearer: BearerKind) => {
  const word = WORDS[bearer]
  return {
    attach: `iam:Attach${word}Policy`,
    detach: `iam:Detach${word}Policy`,
    put: `iam:Put${word}Policy`,
    remove: `iam:Delete${word}Policy`,
    bound: `iam:Put${word}PermissionsBoundary`,
    unbound: `iam:Delete${word}PermissionsBoundary`,
  }
}

/** Under which keys answers are remembered: what belongs to a thing lies under the thing's key. */
export const keys = {
  session: ['session'] as const,
  accounts: ['accounts'] as const,
  allAccountPages: ['accounts', 'pages'] as const,
  accountPages: (search: string, size: number) => ['accounts', 'pages', search, size] as const,
  account: (accountId: string) => ['accounts', accountId] as const,
  deletion: (accountId: string) => ['accounts', accountId, 'deletion'] as const,
  users: (accountId: string) => ['accounts', accountId, 'users'] as const,
  userPages: (accountId: string, search: string, size: number) => ['accounts', accountId, 'users', 'pages', search, size] as const,
  user: (accountId: string, userId: string) => ['accounts', accountId, 'users', userId] as const,
}

/** Where every page of the console is. */
const HOME = '/console'

export const addresses = {
  home: `${HOME}/`,
  client: '/',
  setUp: '/setup',
  signIn: `${HOME}/sign-in`,
  accounts: `${HOME}/accounts`,
  newAccount: `${HOME}/accounts/new`,
  account: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/settings/account`,
  /** The first steps towards an Enterprise account. */
  gettingStarted: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/identity/getting-started`,
  domains: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/identity/domains`,
  domain: (accountId: string, domain: string) =>
    `${HOME}/accounts/${encodeURIComponent(accountId)}/identity/domains/${encodeURIComponent(domain)}`,
  meetingSettings: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/settings/meetings`,
  /** The organisation's own page. */
  myAccount: `${HOME}/my-account`,
  /** Another way to the same page, where the guide also names it. */
  domainSettings: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/settings/domains`,
  retention: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/settings/retention`,
  users: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/users`,
  user: (accountId: string, userId: string) =>
    `${HOME}/accounts/${encodeURIComponent(accountId)}/users/${encodeURIComponent(userId)}`,
  invitations: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/invitations`,
  bulk: (accountId: string) => `${HOME}/accounts/${encodeURIComponent(accountId)}/bulk`,
  bulkFile: (accountId: string, sheetId: string) =>
    `${HOME}/accounts/${encodeURIComponent(accountId)}/bulk/${encodeURIComponent(sheetId)}`,
  moving: `${HOME}/moving`,
  movingFile: (sheetId: string) => `${HOME}/moving/${encodeURIComponent(sheetId)}`,
  events: `${HOME}/events`,
  eventsOf: (filter: Readonly<Record<string, string>>) => `${HOME}/events?${new URLSearchParams(filter).toString()}`,
  event: (eventId: string) => `${HOME}/events/${encodeURIComponent(eventId)}`,
  erasures: `${HOME}/erasures`,
  securityCredentials: `${HOME}/security-credentials`,
  connect: `${HOME}/connect`,
  connectKey: (keyId: string) => `${HOME}/connect?key=${encodeURIComponent(keyId)}`,
  numbersStart: `${HOME}/numbers/getting-started`,
  numbers: `${HOME}/numbers`,
  numbersIn: (tab: string) => `${HOME}/numbers?tab=${tab}`,
  orderNumbers: `${HOME}/numbers/order`,
  numberOrder: (orderId: string) => `${HOME}/numbers/orders/${encodeURIComponent(orderId)}`,
  numberCountries: `${HOME}/numbers/countries`,
  newPortIn: `${HOME}/numbers/port-in`,
  portIn: (id: string) => `${HOME}/numbers/port-ins/${encodeURIComponent(id)}`,
  portUpload: `${HOME}/numbers/port-upload`,
  portOut: `${HOME}/numbers/port-out`,
  deskPortIns: `${HOME}/operator/port-ins`,
  deskPortIn: (id: string) => `${HOME}/operator/port-ins/${encodeURIComponent(id)}`,
  deskPortOuts: `${HOME}/operator/port-outs`,
  number: (numberId: string) => `${HOME}/numbers/${encodeURIComponent(numberId)}`,
  operations: `${HOME}/operator/operations`,
  operationsIn: (tab: string) => `${HOME}/operator/operations?tab=${tab}`,
  submitRequest: `${HOME}/support/submit`,
  supportRequests: `${HOME}/support/requests`,
  supportRequest: (id: string) => `${HOME}/support/requests/${encodeURIComponent(id)}`,
  desk: `${HOME}/operator/requests`,
  deskIn: (tab: string) => `${HOME}/operator/requests?tab=${tab}`,
  deskRequest: (id: string) => `${HOME}/operator/requests/${encodeURIComponent(id)}`,
  logs: (reference: string) => `${HOME}/operator/logs/${encodeURIComponent(reference)}`,
  policies: `${HOME}/iam/policies`,
  newPolicy: `${HOME}/iam/new-policy`,
  policy: (arn: string) => `${HOME}/iam/policies/${encodeURIComponent(arn)}`,
  policyEditor: (arn: string) => `${HOME}/iam/policies/${encodeURIComponent(arn)}/edit`,
  roles: `${HOME}/iam/roles`,
  newRole: `${HOME}/iam/new-role`,
  role: (name: string) => `${HOME}/iam/roles/${encodeURIComponent(name)}`,
  simulator: (asked: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(asked).toString()
    return `${HOME}/iam/simulator${query === '' ? '' : `?${query}`}`
  },
  iamUsers: `${HOME}/iam/users`,
  newIamUser: `${HOME}/iam/new-user`,
  iamGroups: `${HOME}/iam/groups`,
  ownCredentials: `${HOME}/security-credentials`,
  iamUser: (name: string) => `${HOME}/iam/users/${encodeURIComponent(name)}`,
  iamGroup: (name: string) => `${HOME}/iam/groups/${encodeURIComponent(name)}`,
}

/** Only pages of the console are gone back to after sign-in: another address in a link could lead people astray. */
export function safeReturn(address: string | undefined): string {
  if (!address?.startsWith(`${HOME}/`)) return addresses.accounts
  const there = new URL(address, 'https://console.invalid')
  const inside = there.origin === 'https://console.invalid' && there.pathname.startsWith(`${HOME}/`)
  return inside && there.pathname !== addresses.signIn ? there.pathname + there.search : addresses.accounts
}

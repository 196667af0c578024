/** The list of accounts, and the form that makes another, in a part that is loaded when it is needed. */
export { AccountsPage as Accounts } from '../../features/accounts/accounts-page.tsx'
export { NewAccountPage as NewAccount } from '../../features/accounts/new-account-page.tsx'

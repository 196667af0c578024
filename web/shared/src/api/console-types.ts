/** What the server takes and gives, for the console. */
export type {
  AccountRow,
  AccountType,
  AccountView as Account,
  AdministratorView as Administrator,
  CarillonFeaturesPeopleModelRegistration as Registration,
  DeletionView as DeletionPreview,
  InvitationResults,
  Outcome as InvitationOutcome,
  UserDetail,
  UserResults as BatchResults,
  UserRow,
} from './generated/types.gen.ts'

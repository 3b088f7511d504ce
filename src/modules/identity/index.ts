export { type Account, type AccountKind, accountName } from './account.ts'
export {
  findAccount,
  findPostHolder,
  getAccount,
  getPostHolder,
  listPostHolders,
  listPosts,
  namesOfAccounts,
  type PostHolder,
  vietnamToday,
} from './account-queries.ts'
export {
  type Actor,
  agenciesOf,
  type CitizenActor,
  type OfficerActor,
  type Post,
  postsWith,
  ROLES,
  type Role,
} from './actor.ts'
export { confirmAccount, resendConfirmation } from './commands/confirm-account.ts'
export { beginTotp, confirmTotp } from './commands/enrol-totp.ts'
export {
  addPost,
  type CreateOfficer,
  createOfficer,
  endPost,
  type ManageOutcome,
  mayGive,
  mayManage,
  type NewPost,
  type OfficerErrors,
  setOfficerLock,
} from './commands/manage-officers.ts'
export {
  type RegisterAccount,
  type RegisterOutcome,
  type RegistrationErrors,
  registerAccount,
} from './commands/register-account.ts'
export { changePassword, requestReset, resetPassword } from './commands/reset-password.ts'
export { signIn } from './commands/sign-in.ts'
export { signInOfficer } from './commands/sign-in-officer.ts'
export type { IdentityContext } from './context.ts'
export { hashPassword, PASSWORD_MIN_LENGTH, type PasswordFault } from './password.ts'
export {
  actorOf,
  endSession,
  endSessionById,
  endSessionsOf,
  type Face,
  findSession,
  listSessions,
  type Session,
  type SessionSummary,
  startSession,
} from './session.ts'
export { identityJobs, type IdentityPorts } from './identity-jobs.ts'
export { type SeedAccounts, seedAccounts, type SeedCitizen, type SeedOfficer } from './seed-accounts.ts'

export { type Account, type AccountKind, accountName } from './account.ts'
export {
  findPostHolder,
  getAccount,
  getPostHolder,
  listPostHolders,
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
export {
  type ConfirmAddressOutcome,
  confirmAddress,
  requestAddress,
  type RequestAddressOutcome,
} from './commands/change-address.ts'
export { changePassword, type ChangeOutcome } from './commands/change-password.ts'
export { listPeople } from './list-people.ts'
export { confirmAccount, resendConfirmation } from './commands/confirm-account.ts'
export {
  createFirstAdministrator,
  type FirstAdministratorOutcome,
} from './commands/create-first-administrator.ts'
export { createOfficer, type OfficerErrors } from './commands/create-officer.ts'
export { beginTotp, confirmTotp } from './commands/enrol-totp.ts'
export { passPosts } from './commands/pass-posts.ts'
export { addPost, endPost, type NewPost, type PostErrors } from './commands/manage-posts.ts'
export { resetOfficerPassword, resetOfficerTotp, setOfficerLock } from './commands/officer-sign-in-means.ts'
export {
  type RegisterAccount,
  type RegisterOutcome,
  type RegistrationErrors,
  registerAccount,
} from './commands/register-account.ts'
export { requestReset, resetPassword } from './commands/reset-password.ts'
export { signIn } from './commands/sign-in.ts'
export { enterOfficerCode, type OfficerSignInOutcome, signInOfficer } from './commands/sign-in-officer.ts'
export {
  type Profile,
  type ProfileErrors,
  setAccountLocale,
  updateProfile,
} from './commands/update-profile.ts'
export type { IdentityContext } from './context.ts'
export type { ManageContext, ManageOutcome } from './manage-context.ts'
export { mayGive, mayManage, mayManageOfficer } from './officer-policy.ts'
export {
  type AccountEntry,
  findOfficer,
  listAccountActs,
  listOfficers,
  type OfficerPost,
  type OfficerRecord,
  searchOfficers,
} from './officer-queries.ts'
export { hashPassword, PASSWORD_MIN_LENGTH, type PasswordFault } from './password.ts'
export { findOfficerActor, postsInForce } from './posts-in-force.ts'
export {
  actorOf,
  endSession,
  endSessionById,
  endSessionsOf,
  type Face,
  findSession,
  listSessions,
  type Session,
  sessionFinder,
  type SessionSummary,
  startSession,
} from './session.ts'
export { identityJobs, type IdentityPorts, sweepIdentityJob } from './identity-jobs.ts'
export { type SeedAccounts, seedAccounts, type SeedCitizen, type SeedOfficer } from './seed-accounts.ts'

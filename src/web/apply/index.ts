import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../services.ts'
import { applicantRoutes } from './applicant.routes.ts'
import type { ApplyFace } from './apply-face.ts'
import { checkRoutes } from './check.routes.ts'
import { deliveryRoutes } from './delivery.routes.ts'
import { papersRoutes } from './papers.routes.ts'
import { sectionRoutes } from './section.routes.ts'
import { situationsRoutes } from './situations.routes.ts'
import { taskListRoutes } from './task-list.routes.ts'

export { applicantFields, type ApplicantShown } from './applicant-fields.ts'
export { applicantOfAccount } from './applicant-of-account.ts'
export { type ApplicantFault, applicantFaults, readApplicant } from './applicant-form.ts'
export type { ApplyFace, ApplyPage } from './apply-face.ts'
export { RECEIPT_FIELD } from './check.page.ts'
export { notOpenPage } from './not-open.page.ts'
export { acceptAttribute, kindsWords } from './paper-words.ts'
export {
  readRepresentative,
  representativeFaults,
  representativeFields,
  representativeWords,
} from './representative.ts'
export { suggestAnswers, type Suggested } from './suggest-answers.ts'
export { keptFiles, keptList } from './kept-files.ts'
export { LARGEST_TAKEN, takeFiles, type TakenFiles } from './take-files.ts'

/** All pages of a draft, from the task list to handing in, for one face. How a draft begins is the face's own. */
export function applyJourneyRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  return [
    ...taskListRoutes(services, face),
    ...applicantRoutes(services, face),
    ...sectionRoutes(services, face),
    ...situationsRoutes(services, face),
    ...papersRoutes(services, face),
    ...deliveryRoutes(services, face),
    ...checkRoutes(services, face),
  ]
}

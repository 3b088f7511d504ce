import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { assignForm } from './assign.form.ts'
import { completeForm } from './complete.form.ts'
import { extendRoutes } from './extend.routes.ts'
import { fileRoutes } from './file.routes.ts'
import { financialDutyForm } from './financial-duty.form.ts'
import { handOverForm } from './hand-over.form.ts'
import { holdRoutes } from './hold.routes.ts'
import { issueForm } from './issue.form.ts'
import { moveToRevisionRoutes } from './move-to-revision.routes.ts'
import { paymentRoutes } from './payment.routes.ts'
import { proposeForm } from './propose.form.ts'
import { releaseForm } from './release.form.ts'
import { sendBackForm } from './send-back.form.ts'
import { showRoutes } from './show.routes.ts'
import { stepFormRoutes } from './step-form.ts'
import { stopForm } from './stop.form.ts'
import { supplementForm } from './supplement.form.ts'
import { timeRoutes } from './time.routes.ts'
import { timePaperRoutes } from './time-papers.routes.ts'
import { withdrawRoutes } from './withdraw.routes.ts'

/** A file of the back office: looking at it, and every act on one of its open steps. */
export function dossierRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...showRoutes(services),
    ...fileRoutes(services),
    ...timeRoutes(services),
    ...holdRoutes(services),
    ...stepFormRoutes(services, assignForm),
    ...stepFormRoutes(services, completeForm),
    ...stepFormRoutes(services, proposeForm),
    ...stepFormRoutes(services, issueForm),
    ...stepFormRoutes(services, handOverForm),
    ...stepFormRoutes(services, sendBackForm),
    ...stepFormRoutes(services, supplementForm),
    ...stepFormRoutes(services, releaseForm),
    ...stepFormRoutes(services, stopForm),
    ...stepFormRoutes(services, financialDutyForm),
    ...paymentRoutes(services),
    ...extendRoutes(services),
    ...moveToRevisionRoutes(services),
    ...timePaperRoutes(services),
    ...withdrawRoutes(services),
  ]
}

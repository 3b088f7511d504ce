import type { Request } from '../platform/http/route.ts'
import { type DossierContext, withArchives } from '../modules/dossiers/index.ts'
import {
  type Actor,
  actorOf,
  type CitizenActor,
  type IdentityContext,
  type OfficerActor,
  type Session,
} from '../modules/identity/index.ts'
import { instantAt } from '../engines/calendar/index.ts'
import type { LevelContext } from '../modules/levels/index.ts'
import { blankFormDocument } from './blank-form.ts'
import { currentDeclarations } from './levels/index.ts'
import type { Services } from './services.ts'

export function identityContext(services: Services): IdentityContext {
  return { db: services.db, clock: services.clock, secret: services.secret }
}

export function contextOf<A extends Actor>(services: Services, actor: A): DossierContext<A> {
  const { db, clock, log, directory, catalog, files, pdf, publicUrl } = services
  return { db, clock, log, actor, directory, catalog, files, pdf, publicUrl }
}

/** For routes whose access is `citizen`: the floor let nobody else in. */
export function citizenContext(services: Services, request: Request<Session>): DossierContext<CitizenActor> {
  const actor = actorOf(request.session)
  if (actor.kind !== 'citizen') throw new Error('a citizen route was reached without a citizen session')
  return contextOf(services, actor)
}

/** For routes whose access is `officer(…)`. */
export function officerContext(services: Services, request: Request<Session>): DossierContext<OfficerActor> {
  const actor = actorOf(request.session)
  if (actor.kind !== 'officer') throw new Error('an officer route was reached without an officer session')
  return contextOf(services, withArchives(actor, services.directory))
}

/** For examining levels: blank forms are made as a visitor gets them. */
export function levelContext(
  services: Pick<Services, 'db' | 'clock' | 'log' | 'catalog' | 'directory' | 'pdf'>,
): LevelContext {
  const { db, clock, log, catalog, directory, pdf } = services
  return {
    db,
    clock,
    log,
    catalog,
    directory,
    readDeclarations: (day) => currentDeclarations(services, day),
    makeBlankForm: (revision) => {
      const { template, data } = blankFormDocument(services, revision, instantAt(revision.validFrom, '00:00'))
      return pdf.render(template, data)
    },
  }
}

import { compileForm, type FormDefinition } from '../../engines/forms/index.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { listForms } from '../forms/index.ts'
import type { Directory } from '../organizations/index.ts'
import { listProcesses } from '../workflows/index.ts'
import { type CatalogSearch, catalogSearch } from './catalog-search.ts'
import type { ListedProcedure, ProcedureRevision, Register, Service } from './load-register.ts'
import { loadRegister } from './load-register.ts'
import { dayAfter, revisionInForce } from './register-timeline.ts'
import { resolveStepOwners, type StepOwner } from './step-owners.ts'

/** The catalogue as it stands, held in memory: every page reads it, and it changes by publication only. */
export interface Catalog {
  /** In force today, in the order of their ids: those that can be filed. */
  readonly procedures: readonly ProcedureRevision[]
  /** In force today: known by published facts alone, found and read but not filed here. */
  readonly listed: readonly ListedProcedure[]
  readonly services: readonly Service[]
  /** In force today; of a procedure that has ended, its last words, with its services closed. */
  findProcedure(procedureId: string): ProcedureRevision | undefined
  findListed(procedureId: string): ListedProcedure | undefined
  /** The revision of a procedure that can be filed, as in force on a day of the past or the future. */
  revisionOn(procedureId: string, day: string): ProcedureRevision | undefined
  /** All revisions that can be filed, oldest first. */
  revisionsOf(procedureId: string): readonly ProcedureRevision[]
  getRevision(procedureId: string, revision: number): ProcedureRevision
  findService(serviceId: string): Service | undefined
  /** At agencies that go on. */
  servicesOf(procedureId: string): readonly Service[]
  /** The same, with those that open on a day to come. */
  plannedServicesOf(procedureId: string): readonly Service[]
  formOf(revision: ProcedureRevision): FormDefinition
  graphOf(revision: ProcedureRevision): ProcessGraph
  /** Who does each step of a dossier handed in at `agencyId` with these answers. */
  stepOwners(
    revision: ProcedureRevision,
    agencyId: string,
    answers: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, StepOwner>>
  /** Ids of procedures that can be filed, best first; tolerant of missing marks, one slip a word, telex leftovers. */
  search(query: string): readonly string[]
  /** The same, with the procedures known by facts alone. */
  searchAll(query: string): readonly (ProcedureRevision | ListedProcedure)[]
  /** Makes ready for searching, bit by bit beside other work. */
  warm(): Promise<void>
}

/**
 * Without a clock the latest revision of each procedure is the one in force; with it, the one of the day on which the
 * catalogue is asked: what begins tomorrow is in force tomorrow without being read anew.
 */
export async function loadCatalog(db: Db, directory: Directory, clock?: Clock): Promise<Catalog> {
  const [register, forms, processes] = await Promise.all([loadRegister(db), listForms(db), listProcesses(db)])
  return catalogOf({ register, directory, forms, processes, clock })
}

interface CatalogParts {
  readonly register: Register
  readonly directory: Directory
  readonly forms: Awaited<ReturnType<typeof listForms>>
  readonly processes: Awaited<ReturnType<typeof listProcesses>>
  readonly clock: Clock | undefined
}

const AFTER_ALL_DAYS = '9999-12-31'
const DAY_MS = 24 * 3600 * 1000
/** Vietnam is seven hours ahead, and has no summer time. */
const VIETNAM_MS = 7 * 3600 * 1000

function catalogOf({ register, directory, forms, processes, clock }: CatalogParts): Catalog {
  const byKey = new Map(register.revisions.map((item) => [`${item.procedureId}@${item.revision}`, item]))
  const schemas = new Map(forms.map((form) => [`${form.id}@${form.version}`, form.schema]))
  const graphs = new Map(processes.map((process) => [`${process.id}@${process.version}`, process.graph]))
  const compiled = new Map<string, FormDefinition>()
  const ofProcedure = Map.groupBy(register.revisions, ({ procedureId }) => procedureId)
  const today = onDays({ register, directory }, clock)
  const graphOf = (item: ProcedureRevision) =>
    present(graphs.get(`${item.processId}@${item.processVersion}`), item.processId)
  return {
    get procedures() {
      return today().procedures
    },
    get listed() {
      return today().listed
    },
    get services() {
      return today().services
    },
    findProcedure: (id) => today().procedureById.get(id),
    findListed: (id) => today().listedById.get(id),
    revisionOn: (id, day) =>
      revisionInForce(ofProcedure.get(id) ?? [], register.endingsOf.get(id) ?? [], day),
    revisionsOf: (id) => ofProcedure.get(id) ?? [],
    getRevision: (id, revision) =>
      present(byKey.get(`${id}@${revision}`), `procedure ${id} revision ${revision}`),
    findService: (id) => today().serviceById.get(id),
    servicesOf: (id) => today().servicesByProcedure.get(id) ?? [],
    plannedServicesOf: (id) => today().plannedByProcedure.get(id) ?? [],
    graphOf,
    formOf: (item) => {
      const key = `${item.formId}@${item.formVersion}`
      // Compiled at first use: fifty forms would lengthen every start by what few visits need.
      const form = compiled.get(key) ?? compileForm(present(schemas.get(key), key))
      compiled.set(key, form)
      return form
    },
    stepOwners: (item, agencyId, answers) =>
      resolveStepOwners({ record: item.record, graph: graphOf(item), directory, agencyId, answers }),
    search: (query) => today().search(query),
    searchAll: (query) => today().searchAll(query),
    warm: () => today().warm(),
  }
}

type Known = Pick<CatalogParts, 'register' | 'directory'>

/** What is in force today, found once a day. */
function onDays(parts: Known, clock: Clock | undefined): () => Today {
  let known: { readonly dayNo: number; readonly today: Today } | undefined
  return () => {
    const now = clock?.now()
    // Asked for every procedure of a page: the number of the day is found faster than its name.
    const dayNo = now ? Math.floor((now.getTime() + VIETNAM_MS) / DAY_MS) : 0
    if (known?.dayNo !== dayNo) {
      const day = now ? vietnamDate(now) : AFTER_ALL_DAYS
      known = { dayNo, today: todayOf(parts, day, known?.today) }
    }
    return known.today
  }
}

interface Today extends CatalogSearch {
  readonly procedures: readonly ProcedureRevision[]
  readonly procedureById: ReadonlyMap<string, ProcedureRevision>
  readonly listed: readonly ListedProcedure[]
  readonly listedById: ReadonlyMap<string, ListedProcedure>
  readonly services: readonly Service[]
  readonly serviceById: ReadonlyMap<string, Service>
  readonly servicesByProcedure: ReadonlyMap<string, readonly Service[]>
  readonly plannedByProcedure: ReadonlyMap<string, readonly Service[]>
}

function todayOf({ register, directory }: Known, day: string, before: Today | undefined): Today {
  const procedures = inForce(register.revisions, register, day)
  const procedureById = new Map([
    ...lastWords(register, day),
    ...procedures.map((item) => [item.procedureId, item] as const),
  ])
  // A procedure that got a form and a process is no longer one known by facts alone, also under an id of its own.
  const codes = new Set(procedures.map(({ record }) => record.nationalCode))
  const listed = inForce(register.listed, register, day).filter(
    ({ procedureId }) => !procedureById.has(procedureId) && !codes.has(procedureId),
  )
  const planned = register.servicesOn(day).map((service) => closedByEnding(service, register, day))
  const isOpened = ({ openedOn }: Service) => openedOn <= day
  const services = planned.filter(isOpened)
  // What an agency that has ended offered is found by its id alone: files name it.
  const standing = planned.filter(({ agencyId }) => !directory.findAgency(agencyId)?.endedOn)
  return {
    procedures,
    procedureById,
    listed,
    listedById: new Map(listed.map((item) => [item.procedureId, item])),
    services,
    serviceById: new Map(services.map((service) => [service.id, service])),
    servicesByProcedure: Map.groupBy(standing.filter(isOpened), (service) => service.procedureId),
    plannedByProcedure: Map.groupBy(standing, (service) => service.procedureId),
    // Most days bring no change, and an index of thousands takes a while.
    ...(before && isSame(before.procedures, procedures) && isSame(before.listed, listed)
      ? { search: before.search, searchAll: before.searchAll, warm: before.warm }
      : catalogSearch(procedures, listed)),
  }
}

/** Of procedures that have ended: files under way and pages still name them. */
function lastWords(
  { revisions, endingsOf }: Register,
  day: string,
): readonly (readonly [string, ProcedureRevision])[] {
  return revisions.flatMap((item) => {
    const { procedureId, validFrom } = item
    const hasBegun = validFrom <= day
    return hasBegun && endingsOf.has(procedureId) ? [[procedureId, item] as const] : []
  })
}

/** Nobody files under a procedure whose last day is over, also where no agency has suspended its service. */
function closedByEnding(service: Service, { revisions, endingsOf }: Register, day: string): Service {
  const endings = endingsOf.get(service.procedureId) ?? []
  if (endings.length === 0) return service
  const own = revisions.filter(({ procedureId }) => procedureId === service.procedureId)
  if (revisionInForce(own, endings, day)) return service
  const last = endings.findLast(({ endsOn }) => endsOn < day)
  if (!last) return service
  const { decisionNumber } = last
  return {
    ...service,
    suspendedFrom: dayAfter(last.endsOn),
    suspendedLater: null,
    suspensionReason: `Thủ tục hết hiệu lực theo ${decisionNumber}.`,
  }
}

function inForce<R extends ProcedureRevision | ListedProcedure>(
  revisions: readonly R[],
  { endingsOf }: Register,
  day: string,
): readonly R[] {
  return [...Map.groupBy(revisions, ({ procedureId }) => procedureId)].flatMap(
    ([id, own]) => revisionInForce(own, endingsOf.get(id) ?? [], day) ?? [],
  )
}

function isSame<T>(before: readonly T[], after: readonly T[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index])
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFound(what)
  return value
}

import { compileForm, type FormDefinition } from '../../engines/forms/index.ts'
import { buildSearchIndex, search } from '../../engines/vietnamese/index.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { listForms } from '../forms/index.ts'
import type { Directory } from '../organizations/index.ts'
import { listProcesses } from '../workflows/index.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'
import { resolveStepOwners, type StepOwner } from './step-owners.ts'

export interface ProcedureRevision {
  readonly procedureId: string
  readonly revision: number
  readonly record: ProcedureRecord
  readonly formId: string
  readonly formVersion: number
  readonly processId: string
  readonly processVersion: number
  readonly validFrom: string
  readonly validTo: string | null
}

/** A procedure offered by an agency. */
export interface Service {
  readonly id: string
  readonly procedureId: string
  readonly agencyId: string
  readonly openedOn: string
  readonly suspendedFrom: string | null
  readonly suspensionReason: string | null
}

/** The catalogue as it stands, held in memory: every page reads it, and it changes by publication only. */
export interface Catalog {
  /** Current revisions, in the order of their ids. */
  readonly procedures: readonly ProcedureRevision[]
  readonly services: readonly Service[]
  findProcedure(procedureId: string): ProcedureRevision | undefined
  getRevision(procedureId: string, revision: number): ProcedureRevision
  findService(serviceId: string): Service | undefined
  servicesOf(procedureId: string): readonly Service[]
  formOf(revision: ProcedureRevision): FormDefinition
  graphOf(revision: ProcedureRevision): ProcessGraph
  /** Who does each step of a dossier handed in at `agencyId` with these answers. */
  stepOwners(
    revision: ProcedureRevision,
    agencyId: string,
    answers: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, StepOwner>>
  /** Procedure ids, best first; tolerant of missing marks, one slip a word, telex leftovers. */
  search(query: string): readonly string[]
}

export async function loadCatalog(db: Db, directory: Directory): Promise<Catalog> {
  const [revisionRows, serviceRows, forms, processes] = await Promise.all([
    db.selectFrom('procedure_revisions').selectAll().orderBy('procedure_id').orderBy('revision').execute(),
    db.selectFrom('services').selectAll().orderBy('id').execute(),
    listForms(db),
    listProcesses(db),
  ])
  const revisions = revisionRows.map(
    (row): ProcedureRevision => ({
      procedureId: row.procedure_id,
      revision: row.revision,
      record: row.record as unknown as ProcedureRecord,
      formId: row.form_id,
      formVersion: row.form_version,
      processId: row.process_id,
      processVersion: row.process_version,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }),
  )
  const services = serviceRows.map(
    (row): Service => ({
      id: row.id,
      procedureId: row.procedure_id,
      agencyId: row.agency_id,
      openedOn: row.opened_on,
      suspendedFrom: row.suspended_from,
      suspensionReason: row.suspension_reason,
    }),
  )
  return catalogOf({ revisions, services, directory, forms, processes })
}

interface CatalogParts {
  readonly revisions: readonly ProcedureRevision[]
  readonly services: readonly Service[]
  readonly directory: Directory
  readonly forms: Awaited<ReturnType<typeof listForms>>
  readonly processes: Awaited<ReturnType<typeof listProcesses>>
}

function catalogOf({ revisions, services, directory, forms, processes }: CatalogParts): Catalog {
  const byKey = new Map(revisions.map((item) => [`${item.procedureId}@${item.revision}`, item]))
  // Rows come in the order of revisions: the last one set is the newest.
  const current = new Map(revisions.map((item) => [item.procedureId, item]))
  const procedures = [...current.values()]
  const servicesByProcedure = Map.groupBy(services, (service) => service.procedureId)
  const serviceById = new Map(services.map((service) => [service.id, service]))
  const schemas = new Map(forms.map((form) => [`${form.id}@${form.version}`, form.schema]))
  const graphs = new Map(processes.map((process) => [`${process.id}@${process.version}`, process.graph]))
  const compiled = new Map<string, FormDefinition>()
  const index = buildSearchIndex(procedures.map(searchEntry))
  const graphOf = (item: ProcedureRevision) =>
    present(graphs.get(`${item.processId}@${item.processVersion}`), item.processId)
  return {
    procedures,
    services,
    findProcedure: (id) => current.get(id),
    getRevision: (id, revision) =>
      present(byKey.get(`${id}@${revision}`), `procedure ${id} revision ${revision}`),
    findService: (id) => serviceById.get(id),
    servicesOf: (id) => servicesByProcedure.get(id) ?? [],
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
    search: (query) => search(index, query).map((hit) => hit.id),
  }
}

function searchEntry({ procedureId, record }: ProcedureRevision) {
  return {
    id: procedureId,
    texts: [
      { text: record.name.vi, weight: 4 },
      { text: record.keywords.join(' · '), weight: 3 },
      { text: record.summary.vi, weight: 1 },
      { text: `${record.field.vi} ${record.nationalCode ?? ''} ${procedureId}`, weight: 1 },
      { text: record.name.en, weight: 2 },
    ],
  }
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFound(what)
  return value
}

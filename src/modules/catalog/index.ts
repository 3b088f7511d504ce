export { type Catalog, loadCatalog, type ProcedureRevision, type Service } from './catalog.ts'
export { publishProcedure } from './catalog-store.ts'
export {
  type Fee as ProcedureFee,
  type Paper as ProcedurePaper,
  type ProcedureRecord,
  parseProcedureRecord,
} from './pack/procedure-record.ts'
export type { StepOwner } from './step-owners.ts'

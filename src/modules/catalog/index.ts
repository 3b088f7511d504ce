export { type Catalog, loadCatalog } from './catalog.ts'
export { publishProcedure } from './catalog-store.ts'
export {
  type CatalogUpload,
  findUpload,
  importUpload,
  keepUpload,
} from './exchange/catalog-uploads.ts'
export { exportFacts, factsAsCsv, factsAsXlsx, factsLine, tooLongForWorkbook } from './facts/export-facts.ts'
export { FACTS_COLUMNS } from './facts/facts-columns.ts'
export { type ChangedFacts, type FactsImport, importFacts, previewFacts } from './facts/import-facts.ts'
export type { ProcedureFacts } from './facts/procedure-facts.ts'
export { type FactsReading, readFactsFile, type RowFault } from './facts/read-facts-file.ts'
export { catalogMark } from './load-register.ts'
export { missingComponents, missingFactsComponents } from './missing-components.ts'
export type { ListedProcedure, ProcedureRevision, Service } from './load-register.ts'
export {
  type Fee as ProcedureFee,
  type Paper as ProcedurePaper,
  type ProcedureRecord,
  parseProcedureRecord,
} from './pack/procedure-record.ts'
export type { StepOwner } from './step-owners.ts'
export { succeedServices } from './succeed-services.ts'
export {
  type Difference,
  diffProcedures,
  PROCEDURE_PARTS,
  type ProcedurePart,
} from './revisions/diff-procedures.ts'
export { type EffectOnFiles, effectOnFiles, type OpenFile } from './revisions/effect-on-files.ts'
export type { ProcedureContent } from './revisions/procedure-content.ts'

export { type Catalog, loadCatalog } from './catalog.ts'
export { publishProcedure } from './catalog-store.ts'
export {
  type CatalogUpload,
  findUpload,
  importUpload,
  keepUpload,
} from './exchange/catalog-uploads.ts'
export { findFacts } from './exchange/find-facts.ts'
export { exportFacts, factsAsCsv, factsAsXlsx, factsLine, tooLongForWorkbook } from './facts/export-facts.ts'
export { FACTS_COLUMNS } from './facts/facts-columns.ts'
export { type ChangedFacts, type FactsImport, importFacts, previewFacts } from './facts/import-facts.ts'
export { factsDuration, type ProcedureFacts } from './facts/procedure-facts.ts'
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
export { compileContent, type ContentFaults } from './revisions/draft-content.ts'
export {
  editDraft,
  type DraftMove,
  type EditDraftOutcome,
  moveDraft,
  type RecordChange,
} from './revisions/edit-draft.ts'
export { endProcedure, type EndProcedureError } from './revisions/end-procedure.ts'
export {
  findOpenDraft,
  findProcedureDraft,
  listOpenDrafts,
  type ProcedureDraft,
} from './revisions/procedure-drafts.ts'
export {
  publishDraft,
  type PublishDraftError,
  type PublishDraftOutcome,
} from './revisions/publish-draft.ts'
export {
  controlPost,
  draftingPost,
  draftingPosts,
  type RegisterContext,
} from './revisions/register-context.ts'
export { offeringAgencies, startDraft } from './revisions/start-draft.ts'
export { actOnService, listServiceActs, type ServiceActError } from './revisions/suspend-service.ts'
export type { ProcedureContent } from './revisions/procedure-content.ts'

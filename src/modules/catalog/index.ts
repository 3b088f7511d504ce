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
export { factsDuration, type FactsTier, type ProcedureFacts } from './facts/procedure-facts.ts'
export { type FactsReading, readFactsFile, type RowFault } from './facts/read-facts-file.ts'
export { catalogMark } from './load-register.ts'
export { type CompletenessLine, completenessOf } from './completeness.ts'
export {
  COMPONENT_WORDS,
  type ComponentKey,
  missingComponents,
  missingFactsComponents,
} from './missing-components.ts'
export { lastDayOfValidity, validityMonthsOf } from './result-validity.ts'
export type { ListedProcedure, ProcedureRevision, Service } from './load-register.ts'
export {
  type Fee as ProcedureFee,
  type Paper as ProcedurePaper,
  type AgencyReference,
  type Owner as ProcedureOwner,
  type ProcedureRecord,
  parseProcedureRecord,
  expressionsOf,
  processRole,
  timeLimitOf,
} from './pack/procedure-record.ts'
export type { StepOwner } from './step-owners.ts'
export { succeedServices } from './succeed-services.ts'
export {
  type Difference,
  diffProcedures,
  PROCEDURE_PARTS,
  type ProcedurePart,
} from './revisions/diff-procedures.ts'
export { type ConditionFault, conditionFaults } from './revisions/check-conditions.ts'
export {
  changeBetween,
  type ContentChange,
  type EffectOnFiles,
  effectOnFile,
  effectOnFiles,
  type FileEffect,
  type OpenFile,
} from './revisions/effect-on-files.ts'
export {
  agenciesThatMayOffer,
  changeOffering,
  type ChangeOfferingError,
  type ChangeOfferingOutcome,
  servicePlanOf,
} from './revisions/change-offering.ts'
export { lineFault, type StepFault, stepFaults, stepLines } from './revisions/check-steps.ts'
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
export { startFromFacts, type StartFromFactsOutcome } from './revisions/start-from-facts.ts'
export { actOnService, listServiceActs, type ServiceActError } from './revisions/suspend-service.ts'
export { type ProcedureContent, revisionContent } from './revisions/procedure-content.ts'

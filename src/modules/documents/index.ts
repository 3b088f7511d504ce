export { DOCUMENT_TEMPLATES } from './document-templates.ts'
export { documentNotation, type Notation } from './document-notation.ts'
export {
  type Applicant,
  type ContactPoint,
  type DocumentInput,
  type DocumentTemplate,
  type IssuingAgency,
  type OfficialFacts,
  type Signer,
} from './official-document.ts'
export {
  type FeeLine,
  type PaperForm,
  type ReceiptFacts,
  type ReceivedPaper,
  receiptInput,
} from './receipt-input.ts'
export {
  type SupplementItem,
  type SupplementRequestFacts,
  supplementRequestInput,
} from './supplement-request-input.ts'
export {
  type AgencyReportFacts,
  agencyReportInput,
  type ReportAnnexFacts,
  type ReportLine,
} from './agency-report-input.ts'
export { type RefusalFacts, refusalInput } from './refusal-input.ts'
export { type ApologyFacts, apologyInput } from './apology-input.ts'
export { type StopNoticeFacts, stopNoticeInput } from './stop-notice-input.ts'
export { type ControlSlipFacts, type HandOver, controlSlipInput } from './control-slip-input.ts'
export { type HandedDossier, type HandOverSlipFacts, handOverSlipInput } from './hand-over-slip-input.ts'
export {
  type RegisterClosing,
  type RegisterFacts,
  type RegisterRow,
  registerInput,
} from './register-input.ts'
export { type SentAnswer, type SentFormFacts, type SentPaper, sentFormInput } from './sent-form-input.ts'
export {
  type BlankField,
  type BlankFieldType,
  type BlankFormFacts,
  blankFormInput,
} from './blank-form-input.ts'
export {
  type ProcedureSheetFacts,
  type SheetFee,
  type SheetPaper,
  procedureSheetInput,
} from './procedure-sheet-input.ts'
export { type Confirmation, type LabelledValue, type ResultFacts, resultInput } from './result-input.ts'
export { type RefusalResultFacts, refusalResultInput } from './refusal-result-input.ts'
export { decidingOffice, signerOf } from './signing-office.ts'
export { formatVnd, moneyInWords } from './vietnamese-money.ts'
export { officialDate, officialTime, shortDate, shortTime } from './vietnamese-dates.ts'
export { type DocumentNumber, nextDocumentNumber } from './document-number.ts'
export {
  type FileRecord,
  findFile,
  insertFile,
  listFiles,
  type NewFile,
  removeUpload,
  storeSystemFile,
} from './file-record.ts'
export {
  acceptedKinds,
  storeUpload,
  type StoredUpload,
  type Upload,
  type UploadContext,
} from './store-upload.ts'

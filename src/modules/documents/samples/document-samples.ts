import type { DocumentInput } from '../official-document.ts'
import { agencyReportSample } from './report-sample.ts'
import { blankFormSample, procedureSheetSample, registerSample, sentFormSample } from './form-samples.ts'
import { decisionSample, permitSample, refusalResultSample } from './result-samples.ts'
import {
  apologySample,
  controlSlipSample,
  handOverSlipSample,
  postalReceiptSample,
  receiptSample,
  refusalSample,
  stopNoticeSample,
  supplementSample,
} from './slip-samples.ts'

/** One of each document, normal and long. */
export const documentSamples = {
  receipt: () => receiptSample(),
  'receipt-long': () => receiptSample(9),
  'receipt-post': postalReceiptSample,
  'supplement-request': () => supplementSample(),
  'supplement-request-long': () => supplementSample(24),
  refusal: refusalSample,
  apology: apologySample,
  'stop-notice': () => stopNoticeSample(),
  'stop-notice-long': () => stopNoticeSample(24),
  'control-slip': controlSlipSample,
  'hand-over-slip': () => handOverSlipSample(),
  'hand-over-slip-long': () => handOverSlipSample(40),
  register: () => registerSample(),
  'register-closed': () => registerSample(40, true),
  'sent-form': () => sentFormSample(),
  'sent-form-en': () => sentFormSample('en'),
  'blank-form': blankFormSample,
  'procedure-sheet': () => procedureSheetSample(),
  'procedure-sheet-en': () => procedureSheetSample('en'),
  result: permitSample,
  'result-decision': decisionSample,
  'refusal-result': refusalResultSample,
  'agency-report': () => agencyReportSample(),
  'agency-report-annexed': () => agencyReportSample(2),
} satisfies Record<string, () => DocumentInput>

export type { DocumentContext } from './common.ts'
export { declinePdf, receiptPdf, supplementPdf } from './desk-forms.ts'
export { sentFormPdf } from './sent-form.ts'

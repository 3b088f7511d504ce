export { describeDocumentProblem, type DocumentProblem } from './document-problem.ts'
export { readDocument, readPastedText, type ReadDocument } from './read-document.ts'

export {
  type ByteRange,
  type FileContent,
  type FileStore,
  type OpenedFile,
  type StoredFile,
} from './file-store.ts'
export { type FolderFileStore, folderFileStore } from './folder-file-store.ts'
export {
  inspectUpload,
  MAX_UPLOAD_BYTES,
  UPLOAD_MIMES,
  type UploadInspection,
  type UploadKind,
} from './inspect-upload.ts'
export { describeUploadProblem, type UploadProblem, type UploadProblemCode } from './upload-problem.ts'
export { safeFileName } from './safe-file-name.ts'
export type { ScanVerdict, VirusScanner } from './virus-scanner.ts'
export { type ClamavOptions, clamavScanner } from './clamav-scanner.ts'

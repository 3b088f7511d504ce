export { listProcesses, publishProcess, type StoredProcess } from './process-store.ts'

export { listProcesses, processSource, publishProcess, type StoredProcess } from './process-store.ts'

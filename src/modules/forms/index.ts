export { listForms, publishForm, type StoredForm } from './form-store.ts'

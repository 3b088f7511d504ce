export { formSource, listForms, publishForm, type StoredForm } from './form-store.ts'

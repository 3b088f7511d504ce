export { type Agency, type Area, type Directory, directoryOf, loadDirectory, type Tier, type Unit, type UnitKind } from './directory.ts'
export { loadOrganizations } from './organization-store.ts'

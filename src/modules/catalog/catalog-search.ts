import { buildSearchIndex, search, type SearchIndex } from '../../engines/vietnamese/index.ts'
import type { ListedProcedure, ProcedureRevision } from './load-register.ts'

/** Searches of the two parts of the catalogue; each index is built when first asked. */
export function catalogSearch(
  procedures: readonly ProcedureRevision[],
  listed: readonly ListedProcedure[],
): Record<'search' | 'searchListed', (query: string) => readonly string[]> {
  const found = onceBuilt(() => buildSearchIndex(procedures.map(entryOf)))
  const foundListed = onceBuilt(() => buildSearchIndex(listed.map(listedEntryOf)))
  return {
    search: (query) => search(found(), query).map((hit) => hit.id),
    searchListed: (query) => search(foundListed(), query).map((hit) => hit.id),
  }
}

function onceBuilt(build: () => SearchIndex): () => SearchIndex {
  let index: SearchIndex | undefined
  return () => (index ??= build())
}

function entryOf({ procedureId, record }: ProcedureRevision) {
  return {
    id: procedureId,
    texts: [
      { text: record.name.vi, weight: 4 },
      { text: record.keywords.join(' · '), weight: 3 },
      { text: record.summary.vi, weight: 1 },
      { text: `${record.field.vi} ${record.nationalCode ?? ''} ${procedureId}`, weight: 1 },
      { text: record.name.en, weight: 2 },
    ],
  }
}

function listedEntryOf({ procedureId, name, field, agency }: ListedProcedure) {
  return {
    id: procedureId,
    texts: [
      { text: name, weight: 4 },
      { text: `${field} ${procedureId}`, weight: 2 },
      { text: agency, weight: 1 },
    ],
  }
}

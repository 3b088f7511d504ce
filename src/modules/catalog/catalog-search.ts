import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  buildSearchIndex,
  buildSearchIndexInSteps,
  search,
  type SearchHit,
  type SearchIndex,
} from '../../engines/vietnamese/index.ts'
import type { ListedProcedure, ProcedureRevision } from './load-register.ts'

/** Searches of those that can be filed, and of all; each index is built when first asked. */
export function catalogSearch(
  procedures: readonly ProcedureRevision[],
  listed: readonly ListedProcedure[],
): CatalogSearch {
  const found = onceBuilt(() => buildSearchIndex(procedures.map(entryOf)))
  const ofListed = onceBuilt(() => listedIndex(listed))
  const byId = new Map([...listed, ...procedures].map((item) => [item.procedureId, item]))
  const searchOwn = (query: string) => search(found(), query)
  return {
    search: (query) => searchOwn(query).map((hit) => hit.id),
    searchAll: (query) => merged(searchOwn(query), search(whole(ofListed(), listed), query), byId),
    warm: () => warm(ofListed(), listed),
  }
}

export interface CatalogSearch {
  search(query: string): readonly string[]
  searchAll(query: string): readonly (ProcedureRevision | ListedProcedure)[]
  /** Builds the index of the larger part bit by bit, so that nobody's search waits for it. */
  warm(): Promise<void>
}

/** Both begin with their best; of two that match as well, the one that can be filed goes first. */
function merged<T>(
  own: readonly SearchHit[],
  listed: readonly SearchHit[],
  byId: ReadonlyMap<string, T>,
): readonly T[] {
  const items: T[] = []
  // A letter finds thousands: nothing is made on the way but the list itself.
  const take = ({ id }: SearchHit) => {
    const item = byId.get(id)
    if (item !== undefined) items.push(item)
  }
  let at = 0
  for (const hit of listed) {
    for (let next = own[at]; next && next.score >= hit.score; next = own[at]) {
      take(next)
      at += 1
    }
    take(hit)
  }
  for (; at < own.length; at += 1) {
    const hit = own[at]
    if (hit) take(hit)
  }
  return items
}

interface ListedIndex {
  readonly digest: string
  index: SearchIndex | undefined
}

let lastListed: ListedIndex | undefined

/** A calendar that changed loads the catalogue anew: an index of thousands that says the same is taken again. */
function listedIndex(listed: readonly ListedProcedure[]): ListedIndex {
  const hash = createHash('sha256')
  for (const item of listed) hash.update(JSON.stringify(listedEntryOf(item)))
  const digest = hash.digest('base64')
  if (lastListed?.digest !== digest) lastListed = { digest, index: undefined }
  return lastListed
}

/** What is not built yet is built at once. */
function whole(own: ListedIndex, listed: readonly ListedProcedure[]): SearchIndex {
  own.index ??= buildSearchIndex(listed.map(listedEntryOf))
  return own.index
}

/** Ends early when a search could not wait and has built it meanwhile. */
async function warm(own: ListedIndex, listed: readonly ListedProcedure[]): Promise<void> {
  if (own.index) return
  const steps = buildSearchIndexInSteps(listed.map(listedEntryOf))
  for (let step = steps.next(); own.index === undefined; step = steps.next()) {
    if (step.done) own.index = step.value
    else await setImmediate()
  }
}

function onceBuilt<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
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

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lineOf, readSource, readTree } from './tree.ts'

// A table is written by the module that owns it and by nobody else: a rule about its rows has one place.
const OWNERS: Readonly<Record<string, string>> = {
  packs: 'src/load-pack.ts',
  areas: 'organizations',
  agencies: 'organizations',
  agency_units: 'organizations',
  reorganisations: 'organizations',
  succession_links: 'organizations',
  work_calendars: 'organizations',
  rule_profiles: 'organizations',
  rule_settings: 'organizations',
  accounts: 'identity',
  sessions: 'identity',
  verification_codes: 'identity',
  attempt_counters: 'identity',
  posts: 'identity',
  form_definitions: 'forms',
  process_definitions: 'workflows',
  procedures: 'catalog',
  procedure_revisions: 'catalog',
  procedure_endings: 'catalog',
  procedure_drafts: 'catalog',
  service_suspensions: 'catalog',
  services: 'catalog',
  catalog_uploads: 'catalog',
  files: 'documents',
  document_numbers: 'documents',
  notifications: 'notifications',
  notification_mutes: 'notifications',
  drafts: 'dossiers',
  dossier_code_counters: 'dossiers',
  dossier_events: 'dossiers',
  dossier_event_private: 'dossiers',
  ledger_roots: 'dossiers',
  dossiers: 'dossiers',
  dossier_contents: 'dossiers',
  dossier_tasks: 'dossiers',
  dossier_agencies: 'dossiers',
  dossier_participants: 'dossiers',
  dossier_names: 'dossiers',
  dossier_results: 'dossiers',
  dossier_times: 'dossiers',
  recounts: 'dossiers',
  revision_moves: 'dossiers',
  reorganisation_runs: 'dossiers',
  register_books: 'dossiers',
  step_times: 'dossiers',
  risk_forecasts: 'dossiers',
  risk_calibrations: 'dossiers',
  roadmap_targets: 'roadmap',
  roadmap_denominators: 'roadmap',
  roadmap_duties: 'roadmap',
  roadmap_allocations: 'roadmap',
  roadmap_records: 'roadmap',
  roadmap_events: 'roadmap',
  annex_imports: 'roadmap',
  annex_decisions: 'roadmap',
  annex_acceptances: 'roadmap',
  level_rules: 'levels',
  service_level_entries: 'levels',
  service_levels: 'levels',
  // Every module adds to it in the transaction of its act; nobody may change a row (0001_ground.sql).
  audit_log: 'everybody',
}

/** Writes outside the owner, each with its reason. A new one is a decision: prefer a function of the owner. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // Thousands of made-up people at once, without the letters and hashes of registration; never in production.
  'src/simulate/simulated-accounts.ts': ['accounts'],
  // Takes the letters of a made-up past out of the queue.
  'src/simulate/silence-notices.ts': ['notifications'],
  // After a bulk load the counters go on where the loaded numbers end.
  'src/simulate/bulk/number-counters.ts': ['dossier_code_counters', 'document_numbers'],
}

const READERS: Readonly<Record<string, readonly string[]>> = {
  // Readiness, and whether the demo people are there.
  'src/app.ts': ['packs'],
  'src/reference.ts': ['packs'],
  'src/demo/seed-demo.ts': ['accounts'],
  // Figures over all dossiers for the first page; a module for reports takes them over when there is one.
  'src/portal/figures/count-dossiers.ts': ['dossiers'],
  // Address and language of whoever is told, found by the job that sends.
  'src/modules/dossiers/dossier-notices.ts': ['accounts'],
  'src/platform/db/backup/make-backup.ts': ['files'],
  // The one statement of a submission asks whether its files are its owner's.
  'src/modules/dossiers/draft-store.ts': ['files'],
}

interface Use {
  readonly file: string
  readonly line: number
  readonly table: string
}

const TABLES = Object.keys(OWNERS)
const anyTable = TABLES.join('|')
const WRITES = new RegExp(
  `(?:insertInto|updateTable|deleteFrom)\\('(${anyTable})'|\\b(?:insert into|delete from|truncate|merge into) (${anyTable})\\b|\\bupdate (${anyTable}) (?:as \\w+ )?set\\b`,
  'gi',
)
const READS = new RegExp(
  `(?:selectFrom|[jJ]oin)\\('(${anyTable})(?: as \\w+)?'|\\b(?:from|join) (${anyTable})\\b(?! import)`,
  'g',
)

function usesOf(pattern: RegExp): readonly Use[] {
  return readSource().flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((found) => ({
      file: path,
      line: lineOf(text, found.index),
      table: found.slice(1).find((name) => name !== undefined) ?? '',
    })),
  )
}

function isOwner(file: string, table: string): boolean {
  const owner = OWNERS[table] ?? ''
  return owner === 'everybody' || owner === file || file.startsWith(`src/modules/${owner}/`)
}

const told = (uses: readonly Use[]) => uses.map(({ file, line, table }) => `${file}:${line} ${table}`)

describe('tables have one owner', () => {
  it('names an owner for every table of the schema, and for none that is gone', () => {
    const [schema] = readTree(['db/schema.sql'])
    const tables = [...(schema?.text ?? '').matchAll(/^create table (\w+) /gm)].map((found) => found[1])
    assert.deepEqual(TABLES.toSorted(), tables.toSorted())
  })

  it('is written by its owner only', () => {
    const writes = usesOf(WRITES)
    assert.ok(writes.length > 50, 'the pattern still finds the writes there are')
    const strange = writes.filter(
      ({ file, table }) => !isOwner(file, table) && !EXCEPTIONS[file]?.includes(table),
    )
    assert.deepEqual(told(strange), [])
  })

  it('is read by its owner only, but for the few that are named', () => {
    const strange = usesOf(READS).filter(({ file, table }) => {
      if (isOwner(file, table) || /^src\/(simulate|ui)\//.test(file)) return false
      return !READERS[file]?.includes(table) && !EXCEPTIONS[file]?.includes(table)
    })
    assert.deepEqual(told(strange), [])
  })

  it('has no exception that nobody needs any more', () => {
    const used = new Set([...usesOf(WRITES), ...usesOf(READS)].map(({ file, table }) => `${file} ${table}`))
    const listed = [EXCEPTIONS, READERS].flatMap((map) =>
      Object.entries(map).flatMap(([file, tables]) => tables.map((table) => `${file} ${table}`)),
    )
    assert.deepEqual(
      listed.filter((entry) => !used.has(entry)),
      [],
    )
  })
})

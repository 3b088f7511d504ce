import { effectOnFile, type FileEffect } from '../../catalog/index.ts'
import type { DossierContext } from '../context.ts'
import { type FileUnderWay, listOpenFiles, type OpenFilesQuery } from '../open-files.ts'
import { changesTo } from './revision-change.ts'

export type MoveOutcome = FileEffect['outcome']

/** A file beside what its procedure's newest revision means for it; nothing personal. */
export interface JudgedFile {
  readonly file: FileUnderWay
  readonly effect: FileEffect
}

type ListContext = Pick<DossierContext, 'db' | 'catalog'>

/** Open files of a procedure that are dealt with by an older revision than this one. */
export interface OlderFiles {
  readonly procedureId: string
  readonly revision: number
  /** Null: of all agencies. */
  readonly agencyIds: readonly string[] | null
}

export interface JudgedPage {
  readonly rows: readonly JudgedFile[]
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined
}

const BATCH = 200
/** A page of a rare outcome is not looked for among all files of a province at once. */
const MOST_READ = 2_000

/** A page of one of the three lists, by the ids of the files; short where what was read held no more. */
export async function listByEffect(
  ctx: ListContext,
  older: OlderFiles,
  wanted: { readonly outcome: MoveOutcome; readonly after: string | undefined; readonly limit: number },
): Promise<JudgedPage> {
  const rows: JudgedFile[] = []
  let after = wanted.after
  for (let read = 0; read < MOST_READ; ) {
    const batch = await judgedBatch(ctx, older, after)
    const fitting = batch.filter(({ effect }) => effect.outcome === wanted.outcome)
    const room = wanted.limit - rows.length
    rows.push(...fitting.slice(0, room))
    if (fitting.length > room) return { rows, next: rows.at(-1)?.file.id }
    if (batch.length < BATCH) return { rows, next: undefined }
    after = batch.at(-1)?.file.id
    read += batch.length
  }
  return { rows, next: after }
}

/** How long the three lists are. */
export async function countByEffect(
  ctx: ListContext,
  older: OlderFiles,
): Promise<Readonly<Record<MoveOutcome, number>>> {
  const counts = { keeps: 0, 'may-move': 0, 'to-decide': 0 }
  let after: string | undefined
  for (;;) {
    const batch = await judgedBatch(ctx, older, after)
    for (const { effect } of batch) counts[effect.outcome] += 1
    after = batch.at(-1)?.file.id
    if (batch.length < BATCH) return counts
  }
}

async function judgedBatch(
  { db, catalog }: ListContext,
  { procedureId, revision, agencyIds }: OlderFiles,
  after: string | undefined,
): Promise<readonly JudgedFile[]> {
  const query: OpenFilesQuery = { procedureId, before: revision, agencyIds, after, limit: BATCH }
  const changeFrom = changesTo(catalog, catalog.getRevision(procedureId, revision))
  return (await listOpenFiles(db, query)).map((file) => ({
    file,
    effect: effectOnFile({ ...file, dateByNewRule: null }, changeFrom(file.revision).content),
  }))
}

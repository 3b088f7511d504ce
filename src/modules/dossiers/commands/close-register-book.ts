import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { type OfficerActor, type Post, postsWith, type Role } from '../../identity/index.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'
import { bookDigest, listRegisterBooks, readBook, type RegisterBook } from '../register-books.ts'
import { listRegisterYears } from '../register-rows.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

/** Who closes a book. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 10 khoản 2. */
const BOOK_CLOSERS: readonly Role[] = ['agency_leader', 'receptionist']

export type CloseOutcome =
  | { readonly kind: 'done'; readonly book: RegisterBook }
  | { readonly kind: 'refused'; readonly reason: 'not-found' | 'not-your-role' | 'year-not-over' }
  /** An earlier year comes first: books are chained in their order. */
  | { readonly kind: 'earlier-open'; readonly year: number }
  | { readonly kind: 'broken'; readonly code: string }

/**
 * Closes the register of a year that is over: its rows, as they stand now, are sealed by a digest chained to the book
 * before it. Asked again, the book that is there is the answer. Work on its dossiers goes on; the book is not changed.
 */
export async function closeRegisterBook(
  ctx: DossierContext<OfficerActor>,
  { agencyId, year }: { readonly agencyId: string; readonly year: number },
): Promise<CloseOutcome> {
  const post = closerPost(ctx.actor, agencyId)
  if (!post) return { kind: 'refused', reason: ownsPost(ctx.actor, agencyId) ? 'not-your-role' : 'not-found' }
  if (year >= Number(vietnamDay(ctx.clock.now()).slice(0, 4)))
    return { kind: 'refused', reason: 'year-not-over' }
  const toPosition = await settle(ctx.db, agencyId, year)
  return inTransaction(ctx.db, async (tx): Promise<CloseOutcome> => {
    // One closer of an agency at a time: the second finds the book of the first.
    await sql`select pg_advisory_xact_lock(hashtext('motcua.register-books'), hashtext(${agencyId}))`.execute(
      tx,
    )
    const books = await listRegisterBooks(tx, agencyId)
    const there = books.find((book) => book.year === year)
    if (there) return { kind: 'done', book: there }
    const years = await listRegisterYears(tx, agencyId)
    if (!years.includes(year)) return { kind: 'refused', reason: 'not-found' }
    const earlier = years.findLast((one) => one < year && !books.some((book) => book.year === one))
    if (earlier !== undefined) return { kind: 'earlier-open', year: earlier }
    const { root, rowCount, brokenAt } = await readBook(tx, { agencyId, year, toPosition })
    if (brokenAt !== undefined) return { kind: 'broken', code: brokenAt }
    const previous = books.at(-1)
    const unsigned = {
      agencyId,
      year,
      no: (previous?.no ?? 0) + 1,
      firstNumber: 1,
      lastNumber: rowCount,
      rowCount,
      toPosition,
      root,
      previousDigest: previous?.digest ?? null,
      closedAt: ctx.clock.now(),
      closedBy: ctx.actor.accountId,
    }
    const book = { ...unsigned, digest: bookDigest(unsigned) }
    await insertBook(tx, book, post)
    return { kind: 'done', book }
  })
}

export function closerPost(actor: OfficerActor, agencyId: string): Post | undefined {
  return postsWith(actor, ...BOOK_CLOSERS).find((post) => post.agencyId === agencyId)
}

function ownsPost(actor: OfficerActor, agencyId: string): boolean {
  return actor.posts.some((post) => post.agencyId === agencyId)
}

/** Waits for receptions of that year that are not committed yet, then for all writers: what is below is settled. */
async function settle(db: Db, agencyId: string, year: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    await sql`
      select from dossier_code_counters
      where agency_id = ${agencyId} and day >= make_date(${year}, 1, 1) and day < make_date(${year + 1}, 1, 1)
      for update`.execute(tx)
    const { rows } = await sql<{ upTo: string }>`select settle_dossier_events() as "upTo"`.execute(tx)
    return Number(rows[0]?.upTo ?? 0)
  })
}

async function insertBook(tx: Db, book: RegisterBook, post: Post): Promise<void> {
  await tx
    .insertInto('register_books')
    .values({
      agency_id: book.agencyId,
      year: book.year,
      no: book.no,
      first_number: book.firstNumber,
      last_number: book.lastNumber,
      row_count: book.rowCount,
      to_position: book.toPosition,
      root: book.root,
      previous_digest: book.previousDigest,
      digest: book.digest,
      closed_at: book.closedAt,
      closed_by: book.closedBy,
    })
    .execute()
  await writeAudit(tx, {
    at: book.closedAt,
    accountId: book.closedBy,
    postId: post.id,
    action: 'register.closed',
    subjectType: 'register',
    subjectId: `${book.agencyId} ${book.year}`,
    details: { rows: book.rowCount, digest: book.digest.toString('hex') },
  })
}

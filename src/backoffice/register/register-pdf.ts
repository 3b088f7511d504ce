import { startOfMonth } from './register-dates.ts'
import { registerInput } from '../../modules/documents/index.ts'
import { listRegisterBooks, type RegisterBook } from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { type DocumentContext, issuingDesk } from '../../web/dossier-documents/index.ts'
import { registerLines } from './register-shown.ts'
import type { RegisterView } from './register-view.ts'
import { registerRow } from './register-words.ts'

/** Lines of one file: more would hold a core of the machine too long. What is beyond is the next part. */
export const PDF_LINES = 500

/** Form 06 (07 of 2025) over the period, from where the view begins; after the last line of a closed book, its closing. */
export async function registerPdf(
  ctx: DocumentContext & { readonly clock: Clock },
  view: RegisterView,
): Promise<Buffer> {
  const { db, directory, catalog, pdf, clock } = ctx
  const { agency, part, period } = view
  const isDesk = part === 'desk'
  const { entries } = await registerLines(ctx, view, PDF_LINES)
  const books = isDesk ? [] : await listRegisterBooks(db, agency.id)
  const book = books.find(({ year }) => year === period.year)
  const closing =
    book && entries.at(-1)?.number === book.lastNumber ? await closingFacts(ctx, book) : undefined
  const now = clock.now()
  const end = new Date(startOfMonth(period.year, period.lastMonth + 1).getTime() - 1)
  const input = registerInput({
    agency: issuingDesk(ctx, agency.id),
    issuedAt: book?.closedAt ?? now,
    // One book a year. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 10 khoản 2.
    book: '01',
    year: period.year,
    from: startOfMonth(period.year, period.firstMonth),
    to: end < now ? end : now,
    receivedFor: isDesk,
    rows: entries.map((entry) => registerRow({ catalog, directory }, entry)),
    closing,
  })
  return pdf.render(input.template, input.data)
}

async function closingFacts({ db }: DocumentContext, book: RegisterBook) {
  const names = await namesOfAccounts(db, [book.closedBy])
  return {
    closedAt: book.closedAt,
    closedBy: names.get(book.closedBy),
    firstNumber: book.firstNumber,
    lastNumber: book.lastNumber,
    digest: book.digest.toString('hex'),
  }
}

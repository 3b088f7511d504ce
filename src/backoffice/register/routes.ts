import {
  closeRegisterBook,
  closerPost,
  listRegisterBooks,
  REGISTER_ROLES,
  verifyBooks,
} from '../../modules/dossiers/index.ts'
import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { file, invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { errorSummary, html } from '../../ui/index.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { CONFIRM_FIELD, unconfirmedWords } from './book-part.ts'
import { registerPage } from './register.page.ts'
import { registerPdf } from './register-pdf.ts'
import { registerLines } from './register-shown.ts'
import { findRegisterView, type RegisterView, viewQuery } from './register-view.ts'

const PAGE = 50

/** Form 06: what the agency received, page by page, on paper, and the closing of its yearly book. */
export function registerRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/so-theo-doi'
  const access = officer(...REGISTER_ROLES)
  return [
    {
      name: 'backoffice.register',
      method: 'GET',
      path,
      access,
      handler: (request) => showRegister(services, request),
    },
    {
      name: 'backoffice.register.pdf',
      method: 'GET',
      path: `${path}/so.pdf`,
      access,
      // Making a PDF is work for a machine of two cores.
      rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
      handler: (request) => sendPdf(services, request),
    },
    {
      name: 'backoffice.register.close',
      method: 'POST',
      path: `${path}/khoa`,
      access,
      handler: (request) => closeBook(services, request),
    },
    {
      name: 'backoffice.register.verify',
      method: 'POST',
      path: `${path}/kiem-tra`,
      access,
      rateLimit: { max: 20, windowSeconds: 600, by: 'session' },
      handler: (request) => verifyBook(services, request),
    },
  ]
}

const fromQuery =
  ({ query }: Request<Session>) =>
  (name: string) =>
    query[name] ?? ''
const fromBody =
  ({ body }: Request<Session>) =>
  (name: string) =>
    body.get(name)

async function showRegister(services: Services, request: Request<Session>): Promise<Reply> {
  const view = await findRegisterView(services, request, fromQuery(request))
  return view ? page(await draw(services, request, view)) : notFound()
}

async function draw(
  services: Services,
  request: Request<Session>,
  view: RegisterView,
  isUnconfirmed = false,
) {
  const { actor, clock, ...ctx } = officerContext(services, request)
  const { db } = ctx
  const { agency, part, period } = view
  const [lines, books] = await Promise.all([
    registerLines(ctx, view, PAGE),
    part === 'own' ? listRegisterBooks(db, agency.id) : [],
  ])
  const book = books.find(({ year }) => year === period.year)
  const names = await namesOfAccounts(db, book ? [book.closedBy] : [])
  const isOver = period.year < Number(vietnamDate(clock.now()).slice(0, 4))
  const shown = registerPage(services, request, {
    view,
    page: lines,
    book,
    closedBy: book && names.get(book.closedBy),
    mayClose: part === 'own' && isOver && closerPost(actor, agency.id) !== undefined,
    isUnconfirmed,
  })
  const summary =
    isUnconfirmed &&
    errorSummary({
      locale: request.locale,
      errorList: [{ text: unconfirmedWords(request), href: `#${CONFIRM_FIELD}` }],
    })
  return backofficePage(services, request, {
    title: shown.title,
    main: html`${summary}${shown.main}`,
    current: 'register',
    errorCount: isUnconfirmed ? 1 : 0,
  })
}

async function sendPdf(services: Services, request: Request<Session>): Promise<Reply> {
  const view = await findRegisterView(services, request, fromQuery(request))
  // A form 06 is the book of one office, as it was.
  if (!view || view.part === 'now') return notFound()
  const pdf = await registerPdf(officerContext(services, request), view)
  return file(pdf, { type: 'application/pdf', name: `so-theo-doi-${view.period.year}.pdf`, inline: true })
}

async function closeBook(services: Services, request: Request<Session>): Promise<Reply> {
  const view = await findRegisterView(services, request, fromBody(request))
  if (!view) return notFound()
  if (request.body.get(CONFIRM_FIELD) !== 'co') return invalid(await draw(services, request, view, true))
  const t = translator(request.locale)
  const { year } = view.period
  const outcome = await closeRegisterBook(officerContext(services, request), {
    agencyId: view.agency.id,
    year,
  })
  const back = seeOther(request.linkTo('backoffice.register', {}, viewQuery(view)))
  switch (outcome.kind) {
    case 'done':
      return withFlash(back, {
        kind: 'success',
        text: t(`Đã khóa sổ năm ${year}`, `The book of ${year} is closed`),
      })
    case 'earlier-open':
      return withFlash(back, {
        kind: 'warning',
        text: t(`Hãy khóa sổ năm ${outcome.year} trước`, `Close the book of ${outcome.year} first`),
      })
    case 'broken':
      return withFlash(back, {
        kind: 'warning',
        text: t(
          `Số thứ tự không liên tục ở hồ sơ ${outcome.code}. Chưa khóa sổ; hãy báo người quản trị hệ thống.`,
          `Numbers do not follow each other at ${outcome.code}. The book stays open; tell the administrator.`,
        ),
      })
    case 'refused':
      return outcome.reason === 'year-not-over'
        ? withFlash(back, {
            kind: 'info',
            text: t(
              `Sổ năm ${year} khóa được từ ngày 01/01/${year + 1}`,
              `The book of ${year} can be closed from 01/01/${year + 1} on`,
            ),
          })
        : notFound()
  }
}

async function verifyBook(services: Services, request: Request<Session>): Promise<Reply> {
  const view = await findRegisterView(services, request, fromBody(request))
  if (!view) return notFound()
  const { db } = officerContext(services, request)
  const { year } = view.period
  const books = await listRegisterBooks(db, view.agency.id)
  if (!books.some((book) => book.year === year)) return notFound()
  const t = translator(request.locale)
  const faults = await verifyBooks(db, books)
  const back = seeOther(request.linkTo('backoffice.register', {}, viewQuery(view)))
  if (faults.every((fault) => fault.year !== year))
    return withFlash(back, {
      kind: 'success',
      text: t(`Sổ năm ${year} nguyên vẹn như khi khóa`, `The book of ${year} is as it was closed`),
    })
  request.log.error('register book does not match its digest', {
    entity: 'register_books',
    entityId: `${view.agency.id} ${year}`,
  })
  return withFlash(back, {
    kind: 'warning',
    text: t(
      `Sổ năm ${year} không còn khớp với mã niêm phong. Hãy báo ngay người quản trị hệ thống.`,
      `The book of ${year} no longer matches its digest. Tell the administrator at once.`,
    ),
  })
}

import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import {
  type AnnexImport,
  annexState,
  importAnnex,
  listAnnexImports,
  standingAnomalies,
} from '../../modules/roadmap/index.ts'
import { forbidden, invalid, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  describeDocumentProblem,
  readDocument,
  type ReadDocument,
  readPastedText,
} from '../../platform/office/index.ts'
import { button, emptyState, fileUpload, type Html, html, sortableTable, textarea } from '../../ui/index.ts'
import { errorOf, type FormErrors, summaryOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { ANNEX_BASE, annexAccess, mayImport, nameOf } from './annex-desk.ts'
import { stateTag } from './annex-words.ts'

const MEGABYTE = 1024 ** 2
const LIMITS = {
  fileBytes: 60 * MEGABYTE,
  files: 1,
  totalBytes: 64 * MEGABYTE,
  fields: 10,
  fieldBytes: 5 * MEGABYTE,
}

export function annexListRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.annex',
      method: 'GET',
      path: ANNEX_BASE,
      access: annexAccess,
      handler: (request) => list(services, request, {}),
    },
    {
      name: 'backoffice.annex.read',
      method: 'POST',
      path: ANNEX_BASE,
      access: annexAccess,
      // A file over the limit of texts is told so by the reader, not cut off by the floor.
      multipart: LIMITS,
      rateLimit: { max: 30, windowSeconds: 600, by: 'session' },
      handler: (request) => read(services, request),
    },
  ]
}

async function read(services: Services, request: Request<Session>): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const t = translator(request.locale)
  const given = await givenDocument(request, t)
  if ('errors' in given) return list(services, request, given.errors)
  const { document, name, field } = given
  const { lines, source } = document
  const kind = field === 'text' ? 'pasted' : source
  const outcome = await importAnnex(officerContext(services, request), { name, kind, lines })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'unreadable') {
    return list(services, request, { [field]: t(outcome.problem.message, outcome.problem.messageEn) })
  }
  return withFlash(seeOther(request.linkTo('backoffice.annex.show', { annex: outcome.id })), {
    kind: 'success',
    text: t(
      'Đã đọc văn bản. Hãy xem và quyết định từng điểm bất thường.',
      'The text was read. Decide on each anomaly.',
    ),
  })
}

type Given =
  | {
      readonly document: ReadDocument & { readonly ok: true }
      readonly name: string
      readonly field: 'file' | 'text'
    }
  | { readonly errors: FormErrors }

/** What was pasted or chosen, one of the two. */
async function givenDocument({ files, body, locale }: Request<Session>, t: Translate): Promise<Given> {
  const file = files.find(({ size, filename }) => size > 0 || filename !== '')
  const pasted = body.get('text')
  const isPasted = pasted.trim() !== ''
  if (file && isPasted) {
    return {
      errors: {
        text: t(
          'Hãy chọn một cách: dán văn bản hoặc chọn tệp',
          'Choose one way: paste the text or choose a file',
        ),
      },
    }
  }
  if (!file && !isPasted) {
    return { errors: { text: t('Bạn chưa dán văn bản và chưa chọn tệp', 'Paste the text or choose a file') } }
  }
  const field = file ? 'file' : 'text'
  const document = file ? await readDocument(file.path) : readPastedText(pasted)
  if (!document.ok)
    return { errors: { [field]: inLocale(describeDocumentProblem(document.problem), locale) } }
  return { document, name: file?.filename ?? '', field }
}

async function list(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const { locale, linkTo, csrfToken, body } = request
  const t = translator(locale)
  const title = t('Nhập quyết định', 'Import a decision')
  const imports = await listAnnexImports(services.db)
  const names = await namesOfAccounts(
    services.db,
    imports.map(({ madeBy }) => madeBy),
  )
  const main = html`${summaryOf(errors, locale)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Đưa văn bản quyết định phê duyệt lộ trình, kèm danh mục dịch vụ. Hệ thống đọc mục tiêu, tổng số và danh mục, chỉ ra các điểm bất thường để bạn quyết định; chưa có gì thay đổi cho đến khi bạn tiếp nhận.', 'Give the text of a decision that approves a roadmap, with its list of services. Aims, totals and services are read and anomalies shown for you to decide; nothing changes before you take it over.')}</p>
<form method="post" enctype="multipart/form-data" action="${linkTo('backoffice.annex.read')}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">
${fileUpload({ name: 'file', locale, javascript: true, label: { text: t('Tệp .txt, .docx hoặc .xlsx', 'A .txt, .docx or .xlsx file') }, ...errorOf(errors, 'file') })}
${textarea({ name: 'text', locale, rows: 10, spellcheck: false, label: { text: t('Hoặc dán văn bản', 'Or paste the text') }, hint: { text: t('Dán cả phần đầu, các điều và bảng danh mục', 'With its head, its articles and the table') }, value: body.get('text'), ...errorOf(errors, 'text') })}
${button({ text: t('Đọc văn bản', 'Read the text'), preventDoubleClick: true })}</form>
<h2 class="govuk-heading-m">${t('Văn bản đã đọc', 'Texts read before')}</h2>
${imports.length === 0 ? emptyState({ text: t('Chưa có văn bản nào.', 'None yet.') }) : importTable(request, imports, names, t)}`
  const markup = await backofficePage(services, request, {
    title,
    main,
    current: 'roadmap-annex',
    errorCount: Object.keys(errors).length,
  })
  return Object.keys(errors).length > 0 ? invalid(markup) : page(markup)
}

function importTable(
  { linkTo, locale }: Request<Session>,
  imports: readonly Omit<AnnexImport, 'lines'>[],
  names: ReadonlyMap<string, string>,
  t: Translate,
): Html {
  const head = [
    { text: t('Quyết định', 'Decision') },
    { text: t('Ngày ban hành', 'Issued') },
    { text: t('Dịch vụ', 'Services') },
    { text: t('Đã quyết định', 'Decided') },
    { text: t('Tình trạng', 'State') },
    { text: t('Đọc lúc', 'Read') },
  ]
  const rows = imports.map((annex) => {
    const standing = standingAnomalies(annex)
    const decided = standing.filter(({ decision }) => decision !== undefined).length
    return [
      {
        text: html`<a class="govuk-link" href="${linkTo('backoffice.annex.show', { annex: annex.id })}">${nameOf(annex, t('Văn bản đã dán', 'Pasted text'))}</a>`,
      },
      { text: annex.proposal.date ? formatDate(annex.proposal.date) : '–' },
      { text: String(annex.proposal.services.length) },
      { text: `${decided} / ${standing.length}` },
      { text: stateTag(annexState(annex), t) },
      { text: `${formatDateTime(annex.madeAt)} · ${names.get(annex.madeBy) ?? ''}` },
    ]
  })
  return sortableTable({
    label: t('Văn bản đã đọc', 'Texts read before'),
    caption: t('Mới nhất trước', 'Newest first'),
    captionClasses: 'govuk-visually-hidden',
    locale,
    ...stacked(head, rows),
  })
}

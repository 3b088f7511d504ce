import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import {
  countByEffect,
  isForDecision,
  type JudgedFile,
  type JudgedPage,
  listByEffect,
  listMoveRuns,
  type MoveOutcome,
  type MoveRun,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, pagination, table, tag } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { effectReasonWords } from '../effect-words.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { spaced } from './register-words.ts'

export interface OpenFilesView {
  readonly latest: ProcedureRevision
  readonly inForce: ProcedureRevision | undefined
  /** Agencies whose files are listed; null: all. */
  readonly seen: readonly string[] | null
  /** Of which files may be moved at once; undefined: of none. */
  readonly movable: readonly string[] | null | undefined
  /** Agencies this officer is a leader in: there he decides on a file. */
  readonly ledBy: readonly string[]
  /** The last file shown of each list. */
  readonly after: Readonly<Record<MoveOutcome, string | undefined>>
}

const PAGE = 25
/** Under which name the address keeps the place in each list. */
const PLACES: Readonly<Record<MoveOutcome, string>> = {
  'to-decide': 'quyet',
  'may-move': 'chuyen',
  keeps: 'giu',
}
const LISTS = ['to-decide', 'may-move', 'keeps'] as const

export async function openFilesPage(
  services: Services,
  request: Request<Session>,
  view: OpenFilesView,
): Promise<Html> {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { latest, inForce } = view
  const { procedureId } = latest
  const title = t('Hồ sơ đang mở theo phiên bản cũ', 'Open files by an older revision')
  const main = html`<span class="govuk-caption-l">${procedureId} · ${inLocale(latest.record.name, locale)}</span>
<h1 class="govuk-heading-l">${title}</h1>
${inForce ? await lists(services, request, { ...view, inForce }) : emptyState({ text: t('Thủ tục không còn hiệu lực; hồ sơ giữ phiên bản cũ.', 'The procedure is no longer in force; files keep their revision.') })}`
  const toProcedure = {
    href: linkTo('backoffice.procedures.show', { procedure: procedureId }),
    text: inLocale(latest.record.name, locale),
  }
  return backofficePage(services, request, {
    title,
    main,
    current: 'procedures',
    // Leaders come from a file; the register is for those who draft and check.
    ...(view.movable === undefined ? {} : { backLink: toProcedure }),
  })
}

type ShownView = OpenFilesView & { readonly inForce: ProcedureRevision }

async function lists(services: Services, request: Request<Session>, view: ShownView): Promise<Html> {
  const t = translator(request.locale)
  const { inForce, seen, latest } = view
  const older = { procedureId: inForce.procedureId, revision: inForce.revision, agencyIds: seen }
  const [counts, runs, ...pages] = await Promise.all([
    countByEffect(services, older),
    listMoveRuns(services.db, inForce.procedureId, seen),
    ...LISTS.map((outcome) =>
      listByEffect(services, older, { outcome, after: view.after[outcome], limit: PAGE }),
    ),
  ])
  const { decision, revision, validFrom } = inForce
  const by = decision ? t(`, Quyết định ${decision.number}`, `, Decision ${decision.number}`) : ''
  const later =
    latest.revision > revision &&
    html`<p class="govuk-body">${t(`Phiên bản ${latest.revision} có hiệu lực từ ${formatDate(latest.validFrom)}; từ ngày đó mới chuyển hồ sơ sang được.`, `Revision ${latest.revision} takes effect on ${formatDate(latest.validFrom)}; files can move to it from then on.`)}</p>`
  return html`<p class="govuk-body">${t(`Đang áp dụng: phiên bản ${revision}${by}, từ ${formatDate(validFrom)}.`, `In force: revision ${revision}${by}, since ${formatDate(validFrom)}.`)} ${t('Khi chuyển, không câu trả lời nào bị mất, không ngày hẹn nào sớm lên, người đang giữ hồ sơ làm tiếp. Tờ khai chưa nộp không có ở đây.', 'When a file moves, no answer is lost, no promised date becomes earlier, and whoever has it goes on. Declarations not sent yet are not listed.')}</p>
${later}${moveButton(request, view, counts['may-move'])}${runsPart(request, view, runs)}
${LISTS.map((outcome, index) => listPart({ services, request, view, outcome }, counts[outcome], pages[index]))}`
}

function moveButton(
  { locale, linkTo, csrfToken }: Request<Session>,
  { movable, inForce }: ShownView,
  count: number,
): Html | undefined {
  if (movable === undefined || count === 0) return undefined
  const t = translator(locale)
  const action = linkTo('backoffice.procedures.files.move', { procedure: inForce.procedureId })
  const text = t('Chuyển tất cả hồ sơ có thể chuyển', 'Move all files that may move')
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}"><input type="hidden" name="revision" value="${inForce.revision}">${button({ text, preventDoubleClick: true })}</form>`
}

function runsPart(
  { locale, linkTo }: Request<Session>,
  { inForce }: ShownView,
  runs: readonly MoveRun[],
): Html | undefined {
  if (runs.length === 0) return undefined
  const t = translator(locale)
  const head = [
    { text: t('Yêu cầu lúc', 'Asked at') },
    { text: t('Phiên bản', 'Revision') },
    { text: t('Tình trạng', 'State') },
    { text: t('Hồ sơ đã xem', 'Files seen') },
    { text: t('Đã chuyển', 'Moved') },
  ]
  const rows = runs.map(({ askedAt, revision, finishedAt, total, seen, moved }) => [
    { text: formatDateTime(askedAt) },
    { text: String(revision) },
    {
      text: finishedAt
        ? html`${tag({ text: t('Xong', 'Done'), classes: 'govuk-tag--green' })} ${formatDateTime(finishedAt)}`
        : html`${tag({ text: t('Đang chuyển', 'Moving'), classes: 'govuk-tag--blue' })} <progress aria-label="${t('Tiến độ', 'Progress')}" max="${Math.max(total, seen, 1)}" value="${seen}">${seen}</progress>`,
    },
    { text: `${formatNumber(seen, locale, 0)} / ${formatNumber(Math.max(total, seen), locale, 0)}` },
    { text: formatNumber(moved, locale, 0) },
  ])
  const isRunning = runs.some(({ finishedAt }) => !finishedAt)
  const again = linkTo('backoffice.procedures.files', { procedure: inForce.procedureId })
  return html`${table({ ...spaced(stacked(head, rows)), caption: t('Các lần chuyển', 'Moves so far'), captionClasses: 'govuk-table__caption--m' })}
${isRunning && html`<p class="govuk-body"><a class="govuk-link" href="${again}">${t('Tải lại trang để xem tiến độ', 'Load the page again to see the progress')}</a></p>`}`
}

interface ListPart {
  readonly services: Services
  readonly request: Request<Session>
  readonly view: ShownView
  readonly outcome: MoveOutcome
}

function listPart(part: ListPart, count: number, shown: JudgedPage | undefined): Html {
  const { request, outcome } = part
  const { locale } = request
  const t = translator(locale)
  const heading = html`<h2 class="govuk-heading-m" id="${PLACES[outcome]}">${listTitle(outcome, t)}: ${formatNumber(count, locale, 0)}</h2>`
  if (!shown || shown.rows.length + (shown.next ? 1 : 0) === 0)
    return html`${heading}<p class="govuk-body">${t('Không có hồ sơ nào.', 'No files.')}</p>`
  const head = [
    { text: t('Hồ sơ', 'File') },
    { text: t('Cơ quan', 'Agency') },
    { text: t('Phiên bản', 'Revision') },
    { text: t('Hẹn trả', 'Due') },
    { text: t('Vì sao', 'Why') },
    { text: t('Việc', 'Act') },
  ]
  const rows = shown.rows.map((judged) => rowOf(part, judged, t))
  return html`${heading}${table({ ...spaced(stacked(head, rows)), caption: listTitle(outcome, t), captionClasses: 'govuk-visually-hidden' })}${nextPage(part, shown, t)}`
}

function listTitle(outcome: MoveOutcome, t: Translate): string {
  const titles: Readonly<Record<MoveOutcome, string>> = {
    'to-decide': t('Cần người quyết định', 'To be decided'),
    'may-move': t('Có thể chuyển sang quy định mới', 'May move to the new rules'),
    keeps: t('Giữ quy định cũ', 'Keep the old rules'),
  }
  return titles[outcome]
}

function rowOf(part: ListPart, { file, effect }: JudgedFile, t: Translate) {
  const { services, request } = part
  const agency = file.agencyId === null ? undefined : services.directory.findAgency(file.agencyId)
  return [
    { text: file.code ?? '–' },
    { text: agency ? inLocale(agency.name, request.locale) : '–' },
    { text: String(file.revision) },
    { text: file.promisedAt ? formatDateTime(file.promisedAt) : '–' },
    { text: effectReasonWords(effect.reason, t) },
    { text: decision(part, { file, effect }, t) },
  ]
}

/** The agency that handles the file decides on it; its administrator and the control office see no file. */
function decision({ request, view }: ListPart, { file, effect }: JudgedFile, t: Translate): Html | string {
  if (effect.outcome !== 'may-move' && !isForDecision(effect)) return '–'
  if (file.agencyId === null || !view.ledBy.includes(file.agencyId))
    return effect.outcome === 'may-move'
      ? '–'
      : t('Lãnh đạo cơ quan quyết định', 'A leader of the agency decides')
  const href = request.linkTo('backoffice.dossier.move-to-revision', { dossier: file.id })
  return html`<a class="govuk-link" href="${href}">${t('Quyết định', 'Decide')}<span class="govuk-visually-hidden"> ${file.code}</span></a>`
}

function nextPage(
  { request, view, outcome }: ListPart,
  { next }: JudgedPage,
  t: Translate,
): Html | undefined {
  if (!next) return undefined
  const kept = LISTS.flatMap((one) => {
    const place = one === outcome ? next : view.after[one]
    return place ? [[PLACES[one], place] as const] : []
  })
  const href = request.linkTo(
    'backoffice.procedures.files',
    { procedure: view.inForce.procedureId },
    Object.fromEntries(kept),
  )
  return pagination({
    locale: request.locale,
    landmarkLabel: `${t('Các trang', 'Pages')}: ${listTitle(outcome, t)}`,
    next: { href: `${href}#${PLACES[outcome]}`, text: t('Trang sau', 'Next page') },
  })
}

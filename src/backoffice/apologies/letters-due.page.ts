import type { LetterDue, LettersDue, LetterUrgency, StepRisk } from '../../modules/dossiers/index.ts'
import { LETTER_URGENCIES } from '../../modules/dossiers/index.ts'
import { type OfficerActor, postsWith, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { deadline, emptyState, type Html, html, sortableTable, type TableCell } from '../../ui/index.ts'
import { stepKindWords, timeLeft } from '../../web/words/index.ts'
import type { Services } from '../../web/services.ts'
import { riskLabel, riskReason } from '../lateness/risk-words.ts'
import { stacked } from '../stacked-table.ts'

export interface LettersShown {
  readonly actor: OfficerActor
  readonly letters: LettersDue
  /** By file. */
  readonly risks: ReadonlyMap<string, StepRisk>
  readonly names: ReadonlyMap<string, string>
}

interface Drawing extends LettersShown {
  readonly services: Services
  readonly request: Request<Session>
  readonly t: Translate
  readonly now: Date
}

/** What a head decides on today: files that will pass their date with neither result nor letter. */
export function lettersDuePage(
  services: Services,
  request: Request<Session>,
  shown: LettersShown,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Sắp quá hạn, chưa có thư', 'Nearly late, no letter')
  const drawing = { ...shown, services, request, t, now: services.clock.now() }
  const groups = LETTER_URGENCIES.map((urgency) => groupOf(drawing, urgency))
  const body =
    shown.letters.files.length > 0
      ? html`${groups}${shown.letters.hasMore ? more(t) : undefined}`
      : emptyState({
          text: t(
            'Không có hồ sơ nào sắp quá hạn mà chưa có kết quả hoặc thư xin lỗi.',
            'No file will pass its date without a result or a letter.',
          ),
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>
<p class="govuk-body govuk-!-margin-bottom-3">${t(
      'Hồ sơ đã quá hạn, hoặc phải có thư xin lỗi trước hết ngày làm việc tới. Thư đã được soạn sẵn với ngày hẹn đề nghị; lãnh đạo xem lại rồi ký gửi.',
      'Files past their date, or whose letter of apology must be out by the end of the next working day. Each letter is drafted with a proposed date for the head to read and sign.',
    )}</p>${body}`,
  }
}

function more(t: Translate): Html {
  return html`<p class="govuk-body">${t('Còn nữa: ở đây là những hồ sơ gấp nhất.', 'There are more: these are the most urgent.')}</p>`
}

function groupWords(urgency: LetterUrgency, t: Translate): string {
  const words: Readonly<Record<LetterUrgency, string>> = {
    overdue: t('Đã quá hạn, chưa có thư', 'Late, without a letter'),
    'letter-late': t('Đã quá lúc phải gửi thư', 'The letter should be out already'),
    'letter-soon': t('Phải gửi thư trước hết ngày làm việc tới', 'Letter due by the next working day'),
    'promised-again': t('Đã hẹn lại, không được hẹn thêm', 'Promised anew: no further letter is allowed'),
  }
  return words[urgency]
}

function groupOf(drawing: Drawing, urgency: LetterUrgency): Html | undefined {
  const { letters, t, request } = drawing
  const files = letters.files.filter((file) => file.urgency === urgency)
  if (files.length === 0) return undefined
  const title = groupWords(urgency, t)
  return html`<h2 class="govuk-heading-m">${title} (${files.length})</h2>${sortableTable({
    ...stacked(
      [
        { text: t('Mã hồ sơ', 'File code') },
        { text: t('Thủ tục', 'Procedure') },
        { text: t('Ai giữ', 'Held by') },
        { text: t('Hẹn trả', 'Due') },
        { text: t('Dự báo', 'Forecast') },
        { text: t('Thư', 'Letter') },
      ],
      files.map((file) => rowOf(drawing, file)),
    ),
    label: title,
    dense: true,
    locale: request.locale,
    firstCellIsHeader: true,
  })}`
}

function rowOf(drawing: Drawing, file: LetterDue): readonly TableCell[] {
  const { services, request, t, now, risks } = drawing
  const name = services.catalog.findProcedure(file.procedureId)?.record.name
  const procedure = name ? inLocale(name, request.locale) : file.procedureId
  const risk = risks.get(file.dossierId)
  const calendar = services.directory.calendarOf(file.agencyId)
  return [
    {
      text: html`<a class="govuk-link" href="${request.linkTo('backoffice.dossier.show', { dossier: file.dossierId })}">${file.code}</a>`,
    },
    { text: procedure },
    { text: holderOf(drawing, file) },
    {
      text: deadline({
        date: { timestamp: file.dueAt.toISOString(), text: formatDateTime(file.dueAt) },
        words: timeLeft(calendar, now, file.dueAt, t),
        tone: file.dueAt < now ? 'late' : 'soon',
      }),
    },
    {
      text: risk
        ? html`${riskLabel(risk, t)}<span class="late-risk__reason">${riskReason(risk, t)}</span>`
        : '',
    },
    { text: letterOf(drawing, file) },
  ]
}

function holderOf({ services, request, names, t }: Drawing, { step, agencyId }: LetterDue): string {
  if (!step) return ''
  const unit = services.directory.findUnit(step.unitId)
  const agency =
    step.agencyId === agencyId ? undefined : services.directory.findAgency(step.agencyId)?.shortName
  const person = step.assigneeAccountId === null ? undefined : names.get(step.assigneeAccountId)
  const place = unit ? inLocale(unit.name, request.locale) : undefined
  const who = [person ?? t('Chưa ai nhận', 'Nobody yet'), place, agency].filter((word) => word !== undefined)
  const since = formatDate(step.heldSince)
  return `${stepKindWords(step.kind, t)}: ${who.join(', ')}, ${t(`từ ${since}`, `since ${since}`)}`
}

/** Only a leader of the agency signs; for the others it says what waits for him. */
function letterOf({ actor, request, t }: Drawing, file: LetterDue): Html | string {
  if (file.urgency === 'promised-again') return t('Đã gửi', 'Sent')
  const day = file.proposedDay === undefined ? undefined : formatDate(file.proposedDay)
  const proposed = day === undefined ? undefined : t(`đề nghị hẹn ${day}`, `proposes ${day}`)
  const signs = postsWith(actor, 'agency_leader').some((post) => post.agencyId === file.agencyId)
  if (!signs) return [t('Chờ lãnh đạo ký', 'Waits for the head'), proposed].filter(Boolean).join(', ')
  const link = html`<a class="govuk-link" href="${request.linkTo('backoffice.dossier.extend', { dossier: file.dossierId })}">${t('Xem thư', 'Read the letter')}<span class="govuk-visually-hidden"> ${file.code}</span></a>`
  return proposed === undefined ? link : html`${link}, ${proposed}`
}

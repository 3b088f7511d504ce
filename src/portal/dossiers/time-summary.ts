import { addWorkingDays } from '../../engines/calendar/index.ts'
import type { LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime, formatMoney } from '../../platform/i18n/format.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { alert, deadline, type Html, html, insetText } from '../../ui/index.ts'
import {
  dateCondition,
  type DayBookSpeech,
  type DossierLedger,
  dossierLedger,
  dueReason,
  holderWords,
  latenessWords,
  standingOf,
} from '../../web/ledger/index.ts'
import type { Services } from '../../web/services.ts'

/** One's own dossier with its time, as every page of it tells it. */
export interface TimedFile {
  readonly services: Services
  readonly request: Request<Session>
  readonly loaded: LoadedDossier
  readonly ledger: DossierLedger
  readonly speech: DayBookSpeech
}

/** Undefined before reception: no date was given yet. */
export function timedFile(
  { services, request }: Pick<TimedFile, 'services' | 'request'>,
  loaded: LoadedDossier,
): TimedFile | undefined {
  const ledger = dossierLedger(services, loaded, services.clock.now())
  if (!ledger) return undefined
  const { locale } = request
  const speech: DayBookSpeech = {
    t: translator(locale),
    locale,
    directory: services.directory,
    audience: 'applicant',
  }
  return { services, request, loaded, ledger, speech }
}

const SOON_DAYS = 2

/** The date, and how far it is; of a dossier that has ended, whether it was kept. */
export function dueView({ ledger, speech }: TimedFile): Html | undefined {
  const { reading, input } = ledger
  if (reading.state === 'withdrawn' || reading.state === 'stopped') return undefined
  const standing = standingOf(ledger, addWorkingDays(input.calendar, input.now, SOON_DAYS), speech.t)
  const condition = dateCondition(ledger, speech.t)
  const due = deadline({
    ...standing,
    date: { timestamp: ledger.dueAt.toISOString(), text: formatDateTime(ledger.dueAt) },
  })
  return html`${due}${condition && ` (${condition})`}`
}

/** Which office has it and since when; the applicant himself is told as "you". */
export function heldByWords({ ledger, speech }: TimedFile): string | undefined {
  const { heldBy, agencyId } = ledger
  if (!heldBy) return undefined
  const since = formatDateTime(heldBy.since)
  return speech.t(
    `${holderWords(speech, heldBy.holder, agencyId)}, từ ${since}`,
    `${holderWords(speech, heldBy.holder, agencyId)}, since ${since}`,
  )
}

/** The date with its reason, as rows of a list of facts. */
export function timeRows(
  file: TimedFile,
): readonly { readonly key: string; readonly value: string | Html }[] {
  const { t } = file.speech
  const { loaded, request } = file
  const due = dueView(file)
  const held = heldByWords(file)
  const why = request.linkTo('portal.dossiers.time', { dossier: loaded.state.id })
  const reason = html`<p class="govuk-body govuk-!-margin-bottom-1">${due}</p><p class="govuk-body govuk-!-margin-bottom-1">${dueReason(file.ledger, t)}.</p>${firstDate(file)}<a class="govuk-link" href="${why}">${t('Vì sao hẹn ngày này', 'Why this date')}</a>`
  return [
    ...(due ? [{ key: t('Hẹn trả kết quả', 'Result due'), value: reason }] : []),
    ...(held ? [{ key: t('Đang giữ hồ sơ', 'Who has it now'), value: held }] : []),
  ]
}

/** The first date, where another one has taken its place. */
function firstDate({ ledger, speech }: TimedFile): Html | undefined {
  const { firstDueAt, dueAt } = ledger
  if (firstDueAt.getTime() === dueAt.getTime()) return undefined
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${speech.t('Hẹn lần đầu', 'First date')}: ${formatDateTime(firstDueAt)}.</p>`
}

/** What is out of the ordinary with the time of a dossier, before anything else: it waits, is late, or has a new date. */
export function timeNotice(file: TimedFile): Html | undefined {
  const { state } = file.ledger.reading
  if (state === 'paused_supplement' || state === 'paused_financial') return waitNotice(file)
  return html`${lateNotice(file)}${extensionNotice(file)}`
}

function waitNotice({ ledger, loaded, speech }: TimedFile): Html {
  const { t, locale } = speech
  const { reading, input, heldBy } = ledger
  const duty = loaded.state.financialDuty
  const asked =
    reading.state === 'paused_supplement'
      ? t('bạn bổ sung giấy tờ', 'the papers you were asked for')
      : duty?.provenAt
        ? t('cơ quan xem chứng từ nộp tiền bạn gửi', 'the agency to look at the proof of payment you sent')
        : t(
            `bạn nộp ${duty ? formatMoney(duty.amountVnd, locale) : 'tiền'}`,
            `your payment${duty ? ` of ${formatMoney(duty.amountVnd, locale)}` : ''}`,
          )
  const since = formatDateTime(heldBy?.since ?? input.now)
  const restarts =
    reading.state === 'paused_supplement' && input.profile.rules.supplementEffect.value === 'restart'
  const then = formatDateTime(ledger.dueAt)
  const moves = restarts
    ? t(
        `Khi đủ giấy tờ, thời hạn tính lại từ đầu: nếu bạn bổ sung ngay bây giờ thì hẹn trả ${then}, chậm ngày nào thì hẹn trả lùi ngày đó.`,
        `Once they are complete the time limit begins anew: if they came now the result would be due at ${then}; each day later moves it by a day.`,
      )
    : t(
        `Ngày hẹn lùi đúng bằng thời gian chờ: nếu xong ngay bây giờ thì hẹn trả ${then}.`,
        `The date moves by exactly as long as this takes: if it were done now the result would be due at ${then}.`,
      )
  return insetText({
    text: html`<strong>${t(`Thời hạn đang dừng từ ${since}, chờ ${asked}.`, `The clock has stood still since ${since}, waiting for ${asked}.`)}</strong> ${moves}`,
  })
}

function lateNotice(file: TimedFile): Html | undefined {
  const { ledger, speech, request, loaded } = file
  const { t } = speech
  const { reading, heldBy } = ledger
  if (!ledger.late || reading.state === 'withdrawn' || reading.state === 'stopped') return undefined
  const late = latenessWords(ledger, ledger.dueAt, t)
  if (reading.endedAt)
    return insetText({
      text: t(
        `Kết quả ${late} so với ngày hẹn. Cơ quan giải quyết xin lỗi bạn.`,
        `The result was ${late}. The agency apologises.`,
      ),
    })
  const office = heldBy ? holderWords(speech, heldBy.holder, ledger.agencyId) : ''
  const write = `${request.linkTo('portal.dossiers.show', { dossier: loaded.state.id })}#tin-nhan`
  return alert({
    variant: 'warning',
    locale: speech.locale,
    title: t('Hồ sơ của bạn trễ hẹn', 'Your file is late'),
    showTitleAsHeading: true,
    text: html`${t(`Hồ sơ ${late} so với ngày hẹn và đang ở ${office}. Thời gian chờ bạn không tính vào phần trễ này, bạn không phải làm gì thêm.`, `It is ${late} and is with ${office}. Time spent waiting for you is not part of this; you need not do anything.`)} <a class="govuk-link" href="${write}">${t('Hỏi cơ quan giải quyết', 'Ask the agency')}</a>. ${t('Bạn cũng có thể phản ánh, kiến nghị tại Bộ phận Một cửa (Nghị định 20/2008/NĐ-CP).', 'You may also complain at the one-stop desk (Decree 20/2008/ND-CP).')}`,
  })
}

/** After an apology both dates are told, with the reason the letter gave. */
function extensionNotice({ ledger, loaded, speech }: TimedFile): Html | undefined {
  const { t } = speech
  const letter = loaded.events.findLast((event) => event.type === 'extended')
  if (letter?.type !== 'extended' || ledger.reading.endedAt) return undefined
  const { firstDueAt, dueAt } = ledger
  return insetText({
    text: html`<strong>${newDateWords(t, { firstDueAt, dueAt })}</strong> ${letter.private?.reason ?? ''}`,
  })
}

function newDateWords(t: Translate, { firstDueAt, dueAt }: { firstDueAt: Date; dueAt: Date }): string {
  const [first, next] = [formatDateTime(firstDueAt), formatDateTime(dueAt)]
  return t(
    `Cơ quan xin lỗi và hẹn lại: ${next}. Ngày hẹn lần đầu: ${first}.`,
    `The agency apologises and gives a new date: ${next}. The first date was ${first}.`,
  )
}

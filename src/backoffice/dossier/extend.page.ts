import { localDateAt } from '../../engines/calendar/index.ts'
import type { ExtensionStanding } from '../../modules/dossiers/index.ts'
import type { Post } from '../../modules/identity/index.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { button, type Html, html, insetText, textarea, warningText } from '../../ui/index.ts'
import { type DossierLedger, dossierLedger, holderWords, standingOf } from '../../web/ledger/index.ts'
import { dateField } from '../../web/date-field.ts'
import { isoOf, type TypedDate } from '../../web/typed-date.ts'
import type { CaseFile } from './case-file.ts'
import type { Fault } from './fault.ts'
import { allowedWords, ruleSource } from './rule-words.ts'
import { facts, stepPage } from './step.page.ts'

export interface TypedApology {
  readonly newDue: TypedDate
  readonly reason: string
}

/** A file whose date may be given anew, and who signs for it. */
export interface ApologyCase {
  readonly file: CaseFile
  readonly standing: ExtensionStanding
  readonly post: Post
}

/** Buttons of the pages, by what they do. */
export const APOLOGY_ACTS = { preview: 'xem-truoc', mend: 'sua', send: 'gui' } as const

/** The draft: when it was due, who had it how long, the new day and the reason. */
export function apologyForm(view: ApologyCase, typed: TypedApology, faults: readonly Fault[]): Promise<Html> {
  const { file } = view
  const { t, request } = file
  const faultOf = (field: string) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? { errorMessage: { text: fault.text } } : {}
  }
  const fields = html`${standingView(view)}${dateField({
    name: 'newDue',
    locale: request.locale,
    value: typed.newDue,
    legend: t('Ngày hẹn mới', 'New date'),
    hint: proposedHint(view),
    fault: faultOf('newDue'),
  })}${textarea({
    name: 'reason',
    rows: 5,
    value: typed.reason,
    label: { text: t('Lý do chậm', 'Why it is late'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'In vào phiếu, người nộp sẽ đọc. Viết bằng tiếng Việt, dễ hiểu.',
        'Printed in the letter for the applicant. Write it in plain Vietnamese.',
      ),
    },
    ...faultOf('reason'),
  })}${signerView(view)}`
  return stepPage(file, {
    title: apologyTitle(file),
    action: sendLink(file),
    fields,
    submit: actButton(t('Xem trước', 'Preview'), APOLOGY_ACTS.preview),
    faults,
  })
}

function apologyTitle({ t }: CaseFile): string {
  return t('Xin lỗi và hẹn lại ngày trả kết quả', 'Apologise and give a new date')
}

function sendLink({ request, loaded }: CaseFile): string {
  return request.linkTo('backoffice.dossier.extend.send', { dossier: loaded.state.id })
}

function actButton(text: string, value: string, classes = ''): Html {
  return button({ text, name: 'viec', value, classes, preventDoubleClick: true })
}

function standingView({ file, standing }: ApologyCase): Html {
  const { t, services, loaded, request } = file
  const { state } = loaded
  const { rules } = standing.profile
  const { dueAt, originalDueAt } = standing
  const { directory, clock } = services
  const ledger = dossierLedger({ directory }, loaded, clock.now())
  const left = ledger && ` (${standingOf(ledger, dueAt, t).words})`
  const rows: (readonly [string, string | Html])[] = [
    [t('Hẹn trả hiện nay', 'Due now'), `${formatDateTime(dueAt)}${left ?? ''}`],
    ...(originalDueAt.getTime() === dueAt.getTime()
      ? []
      : [[t('Hẹn khi tiếp nhận', 'Promised at reception'), formatDateTime(originalDueAt)] as const]),
    [
      t('Phiếu phải gửi chậm nhất', 'The letter must be out by'),
      html`${formatDateTime(standing.letterBy)} ${ruleSource(rules.apologyBefore, t)}`,
    ],
    [
      t('Số lần hẹn lại', 'New dates'),
      html`${t(`đã hẹn lại ${state.extensions} lần`, `${state.extensions} so far`)}, ${allowedWords(rules.extensionsAllowed, t)} ${ruleSource(rules.extensionsAllowed, t)}`,
    ],
  ]
  const late =
    standing.isLate &&
    warningText({
      locale: request.locale,
      text: t(
        'Đã quá thời điểm phải gửi phiếu. Bạn vẫn gửi được, và hệ thống ghi nhận là gửi muộn.',
        'The letter should have been out already. You can still send it; it will be recorded as late.',
      ),
    })
  return html`${late}${facts([...whoHasIt(file, ledger), ...rows])}`
}

/** Whose hands it lies in; how long each had it stands beside the form. */
function whoHasIt(
  { t, services: { directory }, loaded }: CaseFile,
  ledger: DossierLedger | undefined,
): readonly (readonly [string, string])[] {
  const heldBy = ledger?.heldBy
  if (!heldBy) return []
  const who = holderWords({ t, directory, audience: 'officer' }, heldBy.holder, loaded.state.agencyId)
  const since = formatDateTime(heldBy.since)
  return [[t('Ai đang giữ hồ sơ', 'Who has the file'), t(`${who}, từ ${since}`, `${who}, since ${since}`)]]
}

function proposedHint({ file: { t }, standing }: ApologyCase): string {
  const rule = t(
    'Một ngày làm việc, sau ngày hẹn hiện nay.',
    'A working day, after the date that stands now.',
  )
  if (!standing.proposedDay) return rule
  const day = formatDate(standing.proposedDay)
  const proposal = t(
    `Đề xuất ${day}: đủ thời gian theo quy trình cho các bước còn lại.`,
    `${day} is proposed: the planned time of the steps that are left.`,
  )
  return `${rule} ${proposal}`
}

function signerView({ file: { t, ctx }, post }: ApologyCase): Html {
  const who = `${ctx.actor.name}, ${post.title}`
  return insetText({ text: t(`Người ký phiếu: ${who}.`, `Signed by: ${who}.`) })
}

/** What will be sent, read once more before it is. */
export function apologyPreview(view: ApologyCase, typed: TypedApology, newDueAt: Date): Promise<Html> {
  const { file, standing, post } = view
  const { t, ctx, loaded, request } = file
  const { applicant } = loaded.state.content
  const kept = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`
  const fields = html`${facts([
    [t('Kính gửi', 'To'), [applicant.name, applicant.address].filter(Boolean).join(', ')],
    [t('Hẹn trả trước đây', 'Promised before'), formatDateTime(standing.dueAt)],
    [t('Hẹn trả mới', 'New date'), html`<strong>${formatDateTime(newDueAt)}</strong>`],
    [t('Lý do chậm', 'Why it is late'), typed.reason],
    [t('Người ký', 'Signed by'), `${ctx.actor.name}, ${post.title}`],
  ])}<p class="govuk-body">${t(
    'Khi gửi, phiếu được cấp số, người nộp được báo ngay và tải được phiếu; ngày hẹn trong hệ thống đổi theo.',
    'Once sent the letter gets its number, the applicant is told and can download it, and the due date changes.',
  )}</p>${kept('newDue-day', typed.newDue.day)}${kept('newDue-month', typed.newDue.month)}${kept('newDue-year', typed.newDue.year)}${kept('reason', typed.reason)}`
  const pdf = button({
    text: t('Xem phiếu (PDF)', 'See the letter (PDF)'),
    classes: 'govuk-button--secondary',
    attributes: {
      formaction: request.linkTo('backoffice.dossier.extend.preview', { dossier: loaded.state.id }),
    },
  })
  return stepPage(file, {
    title: t('Xem trước phiếu xin lỗi và hẹn lại', 'Preview of the letter'),
    action: sendLink(file),
    fields,
    submit: html`${actButton(t('Gửi phiếu', 'Send the letter'), APOLOGY_ACTS.send)}${pdf}${actButton(t('Sửa lại', 'Change it'), APOLOGY_ACTS.mend, 'govuk-button--secondary')}`,
    faults: [],
  })
}

export function newDueOn({ newDue }: TypedApology): string {
  return isoOf(newDue) ?? ''
}

/** The day the file is due now: what a new date must lie after. */
export function dueDay({ dueAt }: ExtensionStanding): string {
  return formatDate(localDateAt(dueAt))
}

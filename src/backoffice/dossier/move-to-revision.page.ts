import { changedParts, type MoveStanding } from '../../modules/dossiers/index.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate } from '../../platform/i18n/translator.ts'
import { checkboxes, type Html, html, insetText, radios, textarea } from '../../ui/index.ts'
import { changedPartNames } from '../../web/timeline/moved-words.ts'
import { effectReasonWords } from '../effect-words.ts'
import { type CaseFile, codeOf } from './case-file.ts'
import type { Fault } from './fault.ts'
import { facts, stepPage } from './step.page.ts'
import { speechOf } from './after-step.ts'
import { stepName } from './words.ts'

export interface TypedMove {
  readonly reason: string
  readonly askedPaperIds: readonly string[]
  /** Step by token. */
  readonly places: Readonly<Record<number, string>>
}

export interface MoveCase {
  readonly file: CaseFile
  readonly standing: MoveStanding
}

/** What the new revision means for this file, and what whoever decides has to say. */
export function moveForm({ file, standing }: MoveCase, typed: TypedMove, faults: readonly Fault[]): Promise<Html> {
  const { t, request, loaded } = file
  const { locale } = request
  const { needsDecision, newPapers, target } = standing
  const faultOf = (field: string) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? { errorMessage: { text: fault.text } } : {}
  }
  const fields = html`${standingView(file, standing)}<input type="hidden" name="revision" value="${target.revision}">
${placeFields({ file, standing }, typed, faultOf)}
${
  newPapers.length > 0
    ? checkboxes({
        name: 'paper',
        locale,
        values: typed.askedPaperIds,
        fieldset: {
          legend: { text: t('Yêu cầu người nộp bổ sung giấy tờ mới', 'Ask the applicant for the new papers'), classes: 'govuk-fieldset__legend--s' },
        },
        hint: { text: t('Giấy tờ không chọn thì người nộp không phải nộp.', 'What is not ticked need not be brought.') },
        items: newPapers.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
        ...faultOf('paper'),
      })
    : undefined
}
${textarea({
  name: 'reason',
  rows: 4,
  value: typed.reason,
  label: {
    text: needsDecision ? t('Lý do quyết định', 'Why you decide so') : t('Lý do (không bắt buộc)', 'Reason (optional)'),
    classes: 'govuk-label--s',
  },
  hint: { text: t('Người nộp sẽ đọc. Viết bằng tiếng Việt, dễ hiểu.', 'The applicant reads it. Write it in plain Vietnamese.') },
  ...faultOf('reason'),
})}`
  return stepPage(file, {
    title: t('Chuyển hồ sơ sang quy định mới', 'Let the file go on by the new rules'),
    action: request.linkTo('backoffice.dossier.move-to-revision.send', { dossier: loaded.state.id }),
    fields,
    submit: t(`Chuyển hồ sơ ${codeOf(loaded.state)}`, `Move file ${codeOf(loaded.state)}`),
    faults,
  })
}

function standingView({ t, loaded, request }: CaseFile, standing: MoveStanding): Html {
  const { target, change, effect } = standing
  const { decision, validFrom } = target
  const parts = changedPartNames(changedParts(change), t)
  const rows: (readonly [string, string | Html])[] = [
    [t('Quy định hồ sơ đang theo', 'Rules it goes by'), t(`phiên bản ${loaded.state.revision}`, `revision ${loaded.state.revision}`)],
    [
      t('Quy định mới', 'New rules'),
      t(
        `phiên bản ${target.revision}${decision ? `, Quyết định ${decision.number}` : ''}, hiệu lực từ ${formatDate(validFrom)}`,
        `revision ${target.revision}${decision ? `, Decision ${decision.number}` : ''}, in force from ${formatDate(validFrom)}`,
      ),
    ],
    [t('Thay đổi với người nộp', 'Changed for the applicant'), parts.join(', ') || t('không có', 'nothing')],
    ...(loaded.state.dueAt
      ? [[t('Hẹn trả hiện nay', 'Due now'), `${formatDateTime(loaded.state.dueAt)} ${t('(không sớm lên)', '(never earlier)')}`] as const]
      : []),
    ...(standing.needsDecision
      ? [[t('Vì sao phải quyết định', 'Why it has to be decided'), effectReasonWords(effect.reason, t)] as const]
      : []),
    ...named(t('Còn giữ, không còn chỗ trong biểu mẫu mới', 'Kept, without a place in the new form'), effect.withoutPlace, change.from.record, change.content.before.form),
    ...named(t('Quy định mới hỏi thêm', 'Newly asked'), effect.stillAsked, target.record, change.content.after.form),
  ]
  return html`${facts(rows)}${insetText({ text: t('Câu trả lời, giấy tờ đã nộp giữ nguyên; người đang giữ hồ sơ làm tiếp.', 'Answers and papers stay as they are; whoever has the file goes on with it.') })}<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('backoffice.procedures.files', { procedure: loaded.state.procedureId })}">${t('Các hồ sơ khác của thủ tục này', 'Other files of this procedure')}</a></p>`

  /** Keys of questions and ids of papers by their names. */
  function named(
    title: string,
    keys: readonly string[],
    record: MoveStanding['target']['record'],
    form: MoveStanding['change']['content']['before']['form'],
  ): readonly (readonly [string, string])[] {
    if (keys.length === 0) return []
    const names = keys.map((key) => {
      const name = form.fieldByKey.get(key)?.label ?? record.papers.find(({ id }) => id === key)?.name
      return name ? inLocale(name, request.locale) : key
    })
    return [[title, names.join('; ')]]
  }
}

function placeFields(
  { file, standing }: MoveCase,
  typed: TypedMove,
  faultOf: (field: string) => { readonly errorMessage?: { readonly text: string } },
): readonly Html[] {
  const { t, request, loaded } = file
  return standing.toPlace.map(({ task, candidates, likely }) =>
    radios({
      name: placeField(task.token),
      locale: request.locale,
      value: typed.places[task.token] ?? likely ?? '',
      fieldset: {
        legend: {
          text: t(
            `Quy trình mới không có bước “${stepName(speechOf(file), loaded, task.stepId)}”: làm tiếp từ bước`,
            `The new process has no step “${stepName(speechOf(file), loaded, task.stepId)}”: go on at`,
          ),
          classes: 'govuk-fieldset__legend--s',
        },
      },
      items: candidates.map((step) => ({ value: step.id, text: t(step.name.vi, step.name.en) })),
      ...faultOf(placeField(task.token)),
    }),
  )
}

export function placeField(token: number): string {
  return `place-${token}`
}

/** Why there is nothing to decide. */
export function notMovedWords({ isForeign, isNewest }: { readonly isForeign: boolean; readonly isNewest: boolean }, t: Translate): string {
  if (isForeign)
    return t(
      'Việc chuyển hồ sơ sang quy định mới do lãnh đạo cơ quan hoặc lãnh đạo bộ phận đang giữ hồ sơ quyết định.',
      'A leader of the agency, or of the unit that has the file, decides this.',
    )
  return isNewest
    ? t('Hồ sơ đã theo quy định đang áp dụng.', 'The file goes by the rules in force already.')
    : t(
        'Hồ sơ này giữ quy định của ngày tiếp nhận: đã nộp đủ theo quy định cũ hoặc đã có kết quả.',
        'This file keeps the rules of its day: it has brought what was asked then, or has its result.',
      )
}

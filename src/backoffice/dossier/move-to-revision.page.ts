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

type FaultOf = (field: string) => { readonly errorMessage?: { readonly text: string } }

/** What the new revision means for this file, and what whoever decides has to say. */
export function moveForm(view: MoveCase, typed: TypedMove, faults: readonly Fault[]): Promise<Html> {
  const { file, standing } = view
  const { t, request, loaded } = file
  const faultOf: FaultOf = (field) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? { errorMessage: { text: fault.text } } : {}
  }
  const fields = html`${standingView(view)}<input type="hidden" name="revision" value="${standing.target.revision}">
${placeFields(view, typed, faultOf)}${paperField(view, typed, faultOf)}${reasonField(view, typed, faultOf)}`
  return stepPage(file, {
    title: t('Chuyển hồ sơ sang quy định mới', 'Let the file go on by the new rules'),
    action: request.linkTo('backoffice.dossier.move-to-revision.send', { dossier: loaded.state.id }),
    fields,
    submit: t(`Chuyển hồ sơ ${codeOf(loaded.state)}`, `Move file ${codeOf(loaded.state)}`),
    faults,
  })
}

function paperField({ file, standing }: MoveCase, typed: TypedMove, faultOf: FaultOf): Html | undefined {
  const { t, request } = file
  if (standing.newPapers.length === 0) return undefined
  const legend = t('Yêu cầu người nộp bổ sung giấy tờ mới', 'Ask the applicant for the new papers')
  return checkboxes({
    name: 'paper',
    locale: request.locale,
    values: typed.askedPaperIds,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text: t('Giấy tờ không chọn thì người nộp không phải nộp.', 'What is not ticked need not be brought.'),
    },
    items: standing.newPapers.map(({ id, name }) => ({ value: id, text: inLocale(name, request.locale) })),
    ...faultOf('paper'),
  })
}

function reasonField({ file: { t }, standing }: MoveCase, typed: TypedMove, faultOf: FaultOf): Html {
  const label = standing.needsDecision
    ? t('Lý do quyết định', 'Why you decide so')
    : t('Lý do (bắt buộc khi yêu cầu giấy tờ mới)', 'Reason (needed where new papers are asked for)')
  return textarea({
    name: 'reason',
    rows: 4,
    value: typed.reason,
    label: { text: label, classes: 'govuk-label--s' },
    hint: {
      text: t(
        'Người nộp sẽ đọc. Viết bằng tiếng Việt, dễ hiểu.',
        'The applicant reads it. Write it in plain Vietnamese.',
      ),
    },
    ...faultOf('reason'),
  })
}

type Row = readonly [string, string | Html]

function standingView({ file, standing }: MoveCase): Html {
  const { t, request, loaded } = file
  const { procedureId } = loaded.state
  const others = request.linkTo('backoffice.procedures.files', { procedure: procedureId })
  return html`${facts([...ruleRows(file, standing), ...effectRows(file, standing)])}${insetText({ text: t('Câu trả lời, giấy tờ đã nộp giữ nguyên; người đang giữ hồ sơ làm tiếp.', 'Answers and papers stay as they are; whoever has the file goes on with it.') })}<p class="govuk-body"><a class="govuk-link" href="${others}">${t('Các hồ sơ khác của thủ tục này', 'Other files of this procedure')}</a></p>`
}

function ruleRows({ t, loaded: { state } }: CaseFile, { target, change }: MoveStanding): readonly Row[] {
  const { decision, validFrom, revision } = target
  const parts = changedPartNames(changedParts(change), t)
  const by = decision ? t(`, Quyết định ${decision.number}`, `, Decision ${decision.number}`) : ''
  const since = t(`, hiệu lực từ ${formatDate(validFrom)}`, `, in force from ${formatDate(validFrom)}`)
  const due = state.dueAt && `${formatDateTime(state.dueAt)} ${t('(không sớm lên)', '(never earlier)')}`
  return [
    [
      t('Quy định hồ sơ đang theo', 'Rules it goes by'),
      t(`phiên bản ${state.revision}`, `revision ${state.revision}`),
    ],
    [t('Quy định mới', 'New rules'), `${t(`phiên bản ${revision}`, `revision ${revision}`)}${by}${since}`],
    [t('Thay đổi với người nộp', 'Changed for the applicant'), parts.join(', ') || t('không có', 'nothing')],
    ...(due ? [[t('Hẹn trả hiện nay', 'Due now'), due] as const] : []),
  ]
}

function effectRows({ t, request }: CaseFile, standing: MoveStanding): readonly Row[] {
  const { change, effect, needsDecision } = standing
  const { before, after } = change.content
  const named = (keys: readonly string[], { record, form }: typeof before) =>
    keys
      .map(
        (key) => form.fieldByKey.get(key)?.label ?? record.papers.find(({ id }) => id === key)?.name ?? key,
      )
      .map((name) => (typeof name === 'string' ? name : inLocale(name, request.locale)))
      .join('; ')
  const rows: readonly Row[] = [
    [
      t('Vì sao phải quyết định', 'Why it has to be decided'),
      needsDecision ? effectReasonWords(effect.reason, t) : '',
    ],
    [
      t('Còn giữ, không còn chỗ trong biểu mẫu mới', 'Kept, without a place in the new form'),
      named(effect.withoutPlace, before),
    ],
    [t('Quy định mới hỏi thêm', 'Newly asked'), named(effect.stillAsked, after)],
  ]
  return rows.filter(([, value]) => value !== '')
}

function placeFields({ file, standing }: MoveCase, typed: TypedMove, faultOf: FaultOf): readonly Html[] {
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
export function notMovedWords(
  { isForeign, isNewest }: { readonly isForeign: boolean; readonly isNewest: boolean },
  t: Translate,
): string {
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

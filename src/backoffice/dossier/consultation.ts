import { addWorkingDays, localDateAt } from '../../engines/calendar/index.ts'
import { findStep, nextSteps, variablesReadAfter } from '../../engines/workflow/index.ts'
import {
  type AnswerError,
  type AnswerWish,
  type CompleteStep,
  consultationsOnAssignment,
  type OpenTask,
} from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { checkboxes, type Html, html, radios, tag } from '../../ui/index.ts'
import { timeLeft } from '../../web/words/index.ts'
import { dateField } from '../../web/date-field.ts'
import { isNoDate, readDate, typedDate, type TypedDate } from '../../web/typed-date.ts'
import type { CaseFile } from './case-file.ts'
import type { Fault } from './fault.ts'

/** Whether other agencies are asked once a step ends, and until when they are to answer. */
export interface TypedConsultation {
  /** `yes`, `no`, or nothing chosen yet. */
  readonly consultation: string
  readonly answerBy: TypedDate
  /** Ticked: the day lies after the file is due, and whoever asks knows it. */
  readonly beyondDue: boolean
}

/** The planned day to answer by stands in the box; whoever asks may set another. */
export function firstConsultation(file: CaseFile, task: OpenTask): TypedConsultation {
  return { consultation: '', answerBy: plannedAnswer(file, task), beyondDue: false }
}

export function readConsultation(body: Form): TypedConsultation {
  return {
    consultation: body.get('consultation'),
    answerBy: readDate(body, 'answerBy'),
    beyondDue: body.get('beyondDue') === 'yes',
  }
}

/** An assigner only names who works on the file: what else is open to choice, the process decides. */
function isChoice({ loaded }: CaseFile, { stepId, kind }: OpenTask): boolean {
  return kind !== 'assign' && variablesReadAfter(loaded.graph, stepId).includes('needsConsultation')
}

/** Days that the steps at which others are asked have in the plan; none where nobody is asked next. */
function plannedDays({ loaded: { graph, state } }: CaseFile, task: OpenTask): number | undefined {
  const next =
    task.kind === 'assign'
      ? consultationsOnAssignment(state, graph, task)
      : nextSteps(graph, task.stepId).map((id) => findStep(graph, id))
  const days = next.flatMap((step) => (step?.kind === 'consult' ? [step.days] : []))
  return days.length > 0 ? Math.max(...days) : undefined
}

function plannedAnswer(file: CaseFile, task: OpenTask): TypedDate {
  const days = plannedDays(file, task)
  if (!days) return typedDate(null)
  const { services, loaded } = file
  const now = services.clock.now()
  const planned = addWorkingDays(services.directory.calendarOf(loaded.state.agencyId), now, days)
  const latest = latestAnswer(file)
  return typedDate(localDateAt(latest && latest < planned ? latest : planned))
}

/** The dossier's own due date, unless it has passed. */
function latestAnswer({ services, loaded }: CaseFile): Date | undefined {
  const { dueAt } = loaded.state
  return dueAt && dueAt > services.clock.now() ? dueAt : undefined
}

export interface ConsultationView {
  readonly file: CaseFile
  readonly task: OpenTask
  readonly values: TypedConsultation
  readonly faultOf: (field: string) => { readonly errorMessage?: { readonly text: string } }
}

/** Whether to ask others, where the process leaves the choice; until when, wherever others are asked. */
export function consultationFields(view: ConsultationView): Html | undefined {
  const { file, task, values, faultOf } = view
  if (!isChoice(file, task)) return plannedDays(file, task) === undefined ? undefined : answerByField(view)
  const { t, request } = file
  return radios({
    name: 'consultation',
    locale: request.locale,
    value: values.consultation,
    items: [
      {
        value: 'yes',
        text: t('Có, gửi lấy ý kiến', 'Yes, ask them'),
        conditional: { html: answerByField(view) },
      },
      { value: 'no', text: t('Không cần', 'No') },
    ],
    fieldset: {
      legend: {
        text: t('Có cần lấy ý kiến cơ quan khác không?', 'Must other agencies be consulted?'),
        classes: 'govuk-fieldset__legend--s',
      },
    },
    ...faultOf('consultation'),
  })
}

/** Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 5: a request for an opinion says what is asked and until when. */
function answerByField({ file, values, faultOf }: ConsultationView): Html {
  const { t, request } = file
  const latest = latestAnswer(file)
  const end = latest ? formatDate(latest) : ''
  const within = t(` Hồ sơ hẹn trả ngày ${end}.`, ` The file is due on ${end}.`)
  const day = dateField({
    name: 'answerBy',
    locale: request.locale,
    value: values.answerBy,
    legend: t('Đề nghị trả lời chậm nhất ngày', 'To be answered by'),
    hint: `${t(
      'Một ngày làm việc. Để trống thì tính theo quy trình. Nội dung hỏi viết ở ô ý kiến bên dưới.',
      'A working day. Left empty, the plan of the process counts. What is asked goes into the opinion below.',
    )}${latest ? within : ''}`,
    fault: faultOf('answerBy'),
  })
  const isAsked = values.beyondDue || faultOf('beyondDue').errorMessage !== undefined
  return html`${day}${isAsked && beyondDueBox({ file, values, faultOf })}`
}

/** Shown once the day typed lies after the file is due. */
function beyondDueBox({ file, values, faultOf }: Omit<ConsultationView, 'task'>): Html {
  const { t, request } = file
  return checkboxes({
    name: 'beyondDue',
    locale: request.locale,
    values: values.beyondDue ? ['yes'] : [],
    items: [
      {
        value: 'yes',
        text: t(
          'Tôi biết ngày trả lời ở sau ngày hẹn trả hồ sơ',
          'I know that the day to answer by lies after the file is due',
        ),
      },
    ],
    fieldset: { legend: { text: t('Xác nhận', 'Confirmation'), classes: 'govuk-fieldset__legend--s' } },
    ...faultOf('beyondDue'),
  })
}

export function consultationFaults(
  file: CaseFile,
  task: OpenTask,
  { consultation }: TypedConsultation,
): readonly Fault[] {
  if (!isChoice(file, task) || ['yes', 'no'].includes(consultation)) return []
  const text = file.t('Bạn hãy chọn có cần lấy ý kiến hay không', 'Say whether others must be consulted')
  return [{ field: 'consultation', text }]
}

/** What the command found about the day to answer by; undefined for all else. */
export function answerFault(error: string, t: Translate): Fault | undefined {
  const known = error as AnswerError
  if (known === 'answerBy')
    return {
      field: 'answerBy',
      id: 'answerBy-day',
      text: t(
        'Ngày trả lời phải là ngày làm việc, từ hôm nay trở đi',
        'The day to answer by must be a working day, from today on',
      ),
    }
  if (known !== 'beyondDue') return undefined
  return {
    field: 'beyondDue',
    text: t(
      'Ngày trả lời ở sau ngày hẹn trả hồ sơ: bạn hãy chọn ngày sớm hơn, hoặc đánh dấu xác nhận',
      'The day to answer by lies after the file is due: choose an earlier one, or tick that you know it',
    ),
  }
}

/** As the command takes it. What is no day is for the command to refuse; of nobody asked, nothing is told. */
export function consultationInput(
  file: CaseFile,
  task: OpenTask,
  { consultation, answerBy, beyondDue }: TypedConsultation,
): AnswerWish & Pick<CompleteStep, 'needsConsultation'> {
  const needsConsultation = consultation === 'yes'
  const asks = isChoice(file, task) ? needsConsultation : plannedDays(file, task) !== undefined
  if (!asks || isNoDate(answerBy)) return { needsConsultation }
  const parts = [answerBy.year, answerBy.month, answerBy.day].map((part) => part.trim().padStart(2, '0'))
  return { needsConsultation, answerBy: parts.join('-'), beyondDue }
}

/** Until when an agency that was asked is to answer: the day it was told, or what the plan leaves it. */
function answerDueAt({ services, loaded }: CaseFile, task: OpenTask): Date | null {
  if (task.kind !== 'consult') return null
  const days = findStep(loaded.graph, task.stepId)?.days ?? 0
  const calendar = services.directory.calendarOf(loaded.state.agencyId)
  return task.answerBy ?? (days > 0 ? addWorkingDays(calendar, task.since, days) : null)
}

/** The same in words beside the step, marked when it has passed; nothing for steps at which nobody was asked. */
export function answerDueWords(file: CaseFile, task: OpenTask): Html | undefined {
  const due = answerDueAt(file, task)
  if (!due) return undefined
  const { t, services, loaded } = file
  const now = services.clock.now()
  const left = timeLeft(services.directory.calendarOf(loaded.state.agencyId), now, due, t)
  const mark = now > due ? tag({ text: left, classes: 'govuk-tag--red' }) : html`(${left})`
  return html`${t('trả lời chậm nhất', 'to be answered by')} ${formatDateTime(due)} ${mark}`
}

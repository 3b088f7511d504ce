import { addWorkingDays, localDateAt } from '../../engines/calendar/index.ts'
import { findStep, nextSteps, variablesReadAfter } from '../../engines/workflow/index.ts'
import type { CompleteStep, OpenTask } from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { type Html, html, radios, tag } from '../../ui/index.ts'
import { timeLeft } from '../../web/words/index.ts'
import type { CaseFile } from './case-file.ts'
import { dateField } from './date-field.ts'
import type { Fault } from './fault.ts'
import { isNoDate, readDate, typedDate, type TypedDate } from './typed-date.ts'

/** Whether other agencies are asked once a step ends, and until when they are to answer. */
export interface TypedConsultation {
  /** `yes`, `no`, or nothing chosen yet. */
  readonly consultation: string
  readonly answerBy: TypedDate
}

/** The planned day to answer by stands in the box; whoever asks may set another. */
export function firstConsultation(file: CaseFile, task: OpenTask): TypedConsultation {
  return { consultation: '', answerBy: plannedAnswer(file, task) }
}

export function readConsultation(body: Form): TypedConsultation {
  return { consultation: body.get('consultation'), answerBy: readDate(body, 'answerBy') }
}

function isChoice({ loaded }: CaseFile, { stepId }: OpenTask): boolean {
  return variablesReadAfter(loaded.graph, stepId).includes('needsConsultation')
}

/** Days that the steps at which others are asked have in the plan; none where nobody is asked next. */
function plannedDays({ loaded: { graph } }: CaseFile, { stepId }: OpenTask): number | undefined {
  const days = nextSteps(graph, stepId).flatMap((id) => {
    const step = findStep(graph, id)
    return step?.kind === 'consult' ? [step.days] : []
  })
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
  const within = t(` Không sau ngày hẹn trả hồ sơ: ${end}.`, ` Not after the file is due: ${end}.`)
  return dateField({
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

export function answerByFault({ t }: Pick<CaseFile, 't'>): Fault {
  return {
    field: 'answerBy',
    id: 'answerBy-day',
    text: t(
      'Ngày trả lời phải là ngày làm việc, từ hôm nay trở đi và không sau ngày hẹn trả hồ sơ',
      'The day to answer by must be a working day, from today on and not after the file is due',
    ),
  }
}

/** As the command takes it. What is no day is for the command to refuse; of nobody asked, nothing is told. */
export function consultationInput(
  file: CaseFile,
  task: OpenTask,
  { consultation, answerBy }: TypedConsultation,
): Pick<CompleteStep, 'needsConsultation' | 'answerBy'> {
  const needsConsultation = consultation === 'yes'
  const asks = isChoice(file, task) ? needsConsultation : plannedDays(file, task) !== undefined
  if (!asks || isNoDate(answerBy)) return { needsConsultation }
  const parts = [answerBy.year, answerBy.month, answerBy.day].map((part) => part.trim().padStart(2, '0'))
  return { needsConsultation, answerBy: parts.join('-') }
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

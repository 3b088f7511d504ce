import { variablesReadAfter } from '../../engines/workflow/index.ts'
import { completeStepOf, type OpenTask } from '../../modules/dossiers/index.ts'
import { postsWith } from '../../modules/identity/index.ts'
import { type Html, html, insetText, radios, textarea } from '../../ui/index.ts'
import { completeWords } from './action-words.ts'
import type { CaseFile } from './case-file.ts'
import {
  answerFault,
  answerDueWords,
  consultationFaults,
  consultationFields,
  consultationInput,
  firstConsultation,
  readConsultation,
  type TypedConsultation,
} from './consultation.ts'
import { draftView } from './draft-view.page.ts'
import type { Fault } from './fault.ts'
import { opinionsSoFar } from './opinions.page.ts'
import { possibleActions } from './possible-actions.ts'
import type { Shown, StepForm } from './step-form.ts'
import { stepName } from './words.ts'
import { speechOf } from './after-step.ts'

interface Completion extends TypedConsultation {
  readonly opinion: string
  readonly decision: string
}

/** Examination, consultation, review, signature: an opinion, and what the process asks at this step. */
export const completeForm: StepForm<Completion> = {
  name: 'complete',
  path: 'hoan-thanh',
  actions: ['complete'],
  title: (file, task) => stepName(speechOf(file), file.loaded, task.stepId),
  begin: (file, task) => ({ opinion: '', decision: '', ...firstConsultation(file, task) }),
  read: (body) => ({
    opinion: body.get('opinion'),
    decision: body.get('decision'),
    ...readConsultation(body),
  }),
  fields,
  submit: (t, { kind }) =>
    kind === 'approve'
      ? t('Ký duyệt', 'Sign')
      : kind === 'review'
        ? t('Đồng ý, trình tiếp', 'Agree and pass on')
        : completeWords(t, kind),
  check,
  act: (file, task, values) =>
    completeStepOf(file.ctx, {
      dossierId: file.loaded.state.id,
      token: task.token,
      opinion: values.opinion,
      decision: decisionOf(file, task, values),
      ...consultationInput(file, task, values),
    }),
  fault: (error, t) => {
    const answer = answerFault(error, t)
    if (answer) return answer
    return error === 'draft'
      ? {
          field: 'opinion',
          text: t(
            'Hồ sơ chưa có dự thảo kết quả. Bạn hãy trả lại bước đề xuất.',
            'The file has no draft of the result. Send it back to the proposal.',
          ),
        }
      : { field: 'opinion', text: t('Bạn hãy viết ý kiến', 'Write the opinion') }
  },
  done: (t) => t('Đã xong bước', 'Step done'),
}

/** From a proposal on, the draft says what was decided: whoever signs it does not decide it once more. */
function asksDecision({ loaded }: CaseFile, task: OpenTask): boolean {
  const judgesDraft = (task.kind === 'review' || task.kind === 'approve') && loaded.state.draft !== null
  return variablesReadAfter(loaded.graph, task.stepId).includes('decision') && !judgesDraft
}

function decisionOf(file: CaseFile, task: OpenTask, values: Completion): 'grant' | 'refuse' {
  const { draft } = file.loaded.state
  if (!asksDecision(file, task)) return draft?.outcome === 'refused' ? 'refuse' : 'grant'
  return values.decision === 'refuse' ? 'refuse' : 'grant'
}

function check(file: CaseFile, task: OpenTask, values: Completion): readonly Fault[] {
  const { t } = file
  const asked = asksDecision(file, task)
  const faults: Fault[] = []
  if (asked && !['grant', 'refuse'].includes(values.decision))
    faults.push({
      field: 'decision',
      text: t('Bạn hãy chọn hồ sơ đủ hay không đủ điều kiện', 'Say whether the conditions are met'),
    })
  faults.push(...consultationFaults(file, task, values))
  if (values.decision === 'refuse' && asked && values.opinion.trim() === '')
    faults.push({
      field: 'opinion',
      text: t('Không đủ điều kiện thì cần nêu rõ vì sao', 'Say why the conditions are not met'),
    })
  return faults
}

function fields(view: Shown<Completion>): Html {
  const { file, task, values, faultOf } = view
  const { t, request } = file
  const decision =
    asksDecision(file, task) &&
    radios({
      name: 'decision',
      locale: request.locale,
      value: values.decision,
      items: [
        { value: 'grant', text: t('Đủ điều kiện', 'Yes') },
        { value: 'refuse', text: t('Không đủ điều kiện, đề xuất từ chối', 'No, propose to refuse') },
      ],
      fieldset: {
        legend: {
          text: t('Hồ sơ có đủ điều kiện giải quyết không?', 'Are the conditions met?'),
          classes: 'govuk-fieldset__legend--s',
        },
      },
      ...faultOf('decision'),
    })
  const judged = task.kind === 'review' || task.kind === 'approve'
  return html`${askedUntil(file, task)}${judged && draftView(file)}${opinionsSoFar(file)}${decision}${consultationFields(view)}${textarea(
    {
      name: 'opinion',
      rows: 5,
      value: values.opinion,
      label: { text: opinionLabel(file, task), classes: 'govuk-label--s' },
      ...faultOf('opinion'),
    },
  )}${task.kind === 'approve' && signature(file, task)}${judged && disagreement(file, task)}`
}

/** Said to the agency that was asked, before anything else: who asks, and until when. */
function askedUntil(file: CaseFile, task: OpenTask): Html | undefined {
  const due = answerDueWords(file, task)
  if (!due) return undefined
  const { t, services, loaded } = file
  const { name } = services.directory.getAgency(loaded.state.agencyId)
  return insetText({
    text: html`${t(`${name.vi} đề nghị cho ý kiến,`, `${name.en} asks for an opinion,`)} ${due}.`,
  })
}

function opinionLabel({ t }: CaseFile, { kind }: OpenTask): string {
  return kind === 'consult'
    ? t('Ý kiến của cơ quan', 'Opinion of the agency')
    : t('Ý kiến (không bắt buộc)', 'Opinion (optional)')
}

/** Agreeing and sending back are both answers to a draft. */
function disagreement({ t, ctx, request, loaded }: CaseFile, { token }: OpenTask): Html | undefined {
  const may = possibleActions(ctx.actor, loaded).some(
    ({ name, task }) => name === 'send-back' && task.token === token,
  )
  if (!may) return undefined
  const link = request.linkTo('backoffice.dossier.send-back', { dossier: loaded.state.id, token })
  return html`<p class="govuk-body">${t('Chưa đồng ý?', 'You do not agree?')} <a class="govuk-link" href="${link}" data-shortcut="t">${t('Trả lại bước trước', 'Send it back')}</a></p>`
}

/** Whose name will stand under the document, said before it is too late. */
function signature({ t, ctx }: CaseFile, task: OpenTask): Html {
  const post = postsWith(ctx.actor, task.role).find(({ unitId }) => unitId === task.unitId)
  const who = [ctx.actor.name, post?.title].filter(Boolean).join(', ')
  return insetText({
    text: t(
      `Người ký văn bản: ${who}. Ký duyệt xong, văn thư vào sổ và đóng dấu.`,
      `Signed by: ${who}. The clerk then numbers and seals the document.`,
    ),
  })
}

import { completeStepOf, formLists, vietnamDay } from '../../modules/dossiers/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { CaseFile } from './case-file.ts'
import { answerFault, consultationFaults, consultationInput, firstConsultation } from './consultation.ts'
import {
  type DraftInput,
  draftFaults,
  editRows,
  inputOf,
  readDraftInput,
  rowsFromAnswers,
  toDraft,
} from './draft-input.ts'
import { proposeFields } from './propose.page.ts'
import type { StepForm } from './step-form.ts'

/** The examiner's proposal: what the result document will say, ready for the signature. */
export const proposeForm: StepForm<DraftInput> = {
  name: 'propose',
  path: 'de-xuat',
  actions: ['propose'],
  title: ({ t }) => t('Đề xuất kết quả', 'Propose the result'),
  begin: (file, task) => ({ ...firstDraft(file), ...firstConsultation(file, task) }),
  read: (body) => readDraftInput(body),
  edit: (body, values) => editRows(body.get('edit'), values),
  fields: proposeFields,
  submit: (t) => t('Trình dự thảo', 'Submit the draft'),
  check: (file, task, values) => [
    ...draftFaults(values, vietnamDate(file.services.clock.now()), file.t),
    ...consultationFaults(file, task, values),
  ],
  act: (file, task, values) =>
    completeStepOf(file.ctx, {
      dossierId: file.loaded.state.id,
      token: task.token,
      opinion: values.opinion,
      draft: toDraft(values),
      ...consultationInput(file, task, values),
    }),
  fault: (error, t) => {
    const answer = answerFault(error, t)
    if (answer) return answer
    return error === 'reason'
      ? { field: 'reason', text: t('Từ chối phải nêu rõ lý do', 'A refusal must give its reasons') }
      : { field: 'outcome', text: t('Dự thảo chưa đủ', 'The draft is not complete') }
  },
  done: (t, values) =>
    values.outcome === 'refused'
      ? t('Đã trình dự thảo từ chối', 'Draft of a refusal submitted')
      : t('Đã trình dự thảo kết quả', 'Draft submitted'),
}

function firstDraft({ loaded, ctx }: CaseFile): DraftInput {
  const { state, revision } = loaded
  if (state.draft) return inputOf(state.draft)
  const form = ctx.catalog.formOf(revision)
  const rows = rowsFromAnswers(
    form,
    state.content.answers,
    formLists(ctx.directory, vietnamDay(state.submittedAt)),
  )
  const refused = state.process.variables['decision'] === 'refuse'
  const empty = { outcome: 'granted', rows: [], reason: '', validUntil: null } as const
  return { ...inputOf(empty), outcome: refused ? 'refused' : '', rows }
}

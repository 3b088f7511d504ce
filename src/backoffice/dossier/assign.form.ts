import { assignStep, countOpenWork, unitToAssign } from '../../modules/dossiers/index.ts'
import { listPostHolders } from '../../modules/identity/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, insetText, radios, textarea } from '../../ui/index.ts'
import {
  answerFault,
  consultationFields,
  consultationInput,
  firstConsultation,
  readConsultation,
  type TypedConsultation,
} from './consultation.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Assignment extends TypedConsultation {
  readonly accountId: string
  readonly instruction: string
}

/** Names the examiner, at the assigner's own step or when a leader moves work on. */
export const assignForm: StepForm<Assignment> = {
  name: 'assign',
  path: 'phan-cong',
  actions: ['assign', 'reassign'],
  title: ({ t }, task) =>
    task.kind === 'assign'
      ? t('Phân công xử lý', 'Assign the file')
      : t('Phân công lại', 'Reassign the file'),
  begin: (file, task) => ({
    accountId: file.loaded.state.examiners[unitToAssign(file.loaded.state, file.loaded.graph, task)] ?? '',
    instruction: '',
    ...firstConsultation(file, task),
  }),
  read: (body) => ({
    accountId: body.get('officer'),
    instruction: body.get('instruction'),
    ...readConsultation(body),
  }),
  fields,
  submit: (t) => t('Phân công', 'Assign'),
  act: (file, task, values) =>
    assignStep(file.ctx, {
      dossierId: file.loaded.state.id,
      token: task.token,
      accountId: values.accountId,
      instruction: values.instruction,
      ...consultationInput(file, task, values),
    }),
  fault: (error, t) =>
    answerFault(error, t) ?? {
      field: 'officer',
      text: t('Bạn hãy chọn người thụ lý trong danh sách', 'Choose an examiner of the list'),
    },
  done: (t) => t('Đã phân công hồ sơ', 'File assigned'),
}

async function fields(view: Shown<Assignment>): Promise<Html> {
  const { file, task, values, faultOf } = view
  const { t, ctx, loaded, services, request } = file
  const unitId = unitToAssign(loaded.state, loaded.graph, task)
  const unit = services.directory.getUnit(unitId)
  const holders = await listPostHolders(ctx.db, ctx.clock, { unitId, role: 'examiner' })
  const unitName = inLocale(unit.name, request.locale)
  const counts = await countOpenWork(
    ctx.db,
    holders.map(({ accountId }) => accountId),
  )
  const items = holders.map(({ accountId, name, title }) => {
    const open = counts.get(accountId) ?? 0
    const load = t(`đang giữ ${open} hồ sơ`, `holds ${open} open files`)
    return { value: accountId, text: name, hint: { text: `${title}, ${load}` } }
  })
  const chooser =
    items.length === 0
      ? insetText({
          id: 'officer',
          text: t(
            `${unitName} chưa có chuyên viên thụ lý. Bạn hãy báo quản trị của cơ quan thêm người.`,
            `${unitName} has no examiner yet. Ask the administrator of the agency to add one.`,
          ),
        })
      : radios({
          name: 'officer',
          locale: request.locale,
          // The only one there is does not have to be looked for.
          value: values.accountId || (items.length === 1 ? items[0]?.value : ''),
          items,
          fieldset: {
            legend: {
              text: t(`Người thụ lý (${unitName})`, `Examiner (${unitName})`),
              classes: 'govuk-fieldset__legend--s',
            },
          },
          ...faultOf('officer'),
        })
  const asks = task.kind === 'assign' && consultationFields(view)
  return html`${chooser}${asks}${textarea({
    name: 'instruction',
    rows: 3,
    value: values.instruction,
    label: { text: t('Ý kiến chỉ đạo (không bắt buộc)', 'Instruction (optional)') },
  })}`
}

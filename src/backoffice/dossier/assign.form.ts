import { assignStep, countOpenWork, unitToAssign } from '../../modules/dossiers/index.ts'
import { listPostHolders } from '../../modules/identity/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, insetText, radios, textarea } from '../../ui/index.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Assignment {
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
  begin: ({ loaded }, task) => ({
    accountId: loaded.state.examiners[unitToAssign(loaded.state, loaded.graph, task)] ?? '',
    instruction: '',
  }),
  read: (body) => ({ accountId: body.get('officer'), instruction: body.get('instruction') }),
  fields,
  submit: (t) => t('Phân công', 'Assign'),
  act: ({ ctx, loaded }, { token }, values) =>
    assignStep(ctx, { dossierId: loaded.state.id, token, ...values }),
  fault: (_error, t) => ({
    field: 'officer',
    text: t('Bạn hãy chọn người thụ lý trong danh sách', 'Choose an examiner of the list'),
  }),
  done: (t) => t('Đã phân công hồ sơ', 'File assigned'),
}

async function fields({ file, task, values, faultOf }: Shown<Assignment>): Promise<Html> {
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
  return html`${chooser}${textarea({
    name: 'instruction',
    rows: 3,
    value: values.instruction,
    label: { text: t('Ý kiến chỉ đạo (không bắt buộc)', 'Instruction (optional)') },
  })}`
}

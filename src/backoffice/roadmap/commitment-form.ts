import {
  BUDGET_SOURCES,
  type BudgetLine,
  type BudgetSource,
  type Commitment,
  type CommitmentContent,
} from '../../modules/roadmap/index.ts'
import type { Service } from '../../modules/catalog/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, select, textarea, textInput } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import { levelWords } from '../../web/roadmap/index.ts'
import type { FormScene } from './act-form.ts'
import { budgetSourceWords } from './commitment-words.ts'

export const SERVICES_ID = 'dich-vu'
export const BUDGET_ID = 'so-tien-0'
const NOTE = 'ghi-chu'
const MOST_LINES = 40

const serviceBox = (serviceId: string) => `dv-${serviceId}`
const lineBoxes = (index: number) =>
  ({ source: `nguon-${index}`, purpose: `noi-dung-${index}`, amount: `so-tien-${index}` }) as const

/** `50.000.000` and `50 000 000` are money as people write it; anything else is refused by the command. */
function readAmount(text: string): number {
  const digits = text.replaceAll(/[.,\s]/g, '').replace(/(đ|đồng)$/iu, '')
  return /^\d{1,13}$/.test(digits) ? Number(digits) : Number.NaN
}

export function readContent(body: Form, services: readonly Service[]): CommitmentContent {
  const budget: BudgetLine[] = []
  for (let index = 0; index < MOST_LINES; index += 1) {
    const { source, purpose, amount } = lineBoxes(index)
    const [words, money] = [body.get(purpose).trim(), body.get(amount).trim()]
    // A line left empty is no line.
    if (words === '' && money === '') continue
    budget.push({ source: body.get(source) as BudgetSource, purpose: words, amountVnd: readAmount(money) })
  }
  return {
    services: services.flatMap(({ id }) => {
      const [level, quarter] = body.get(serviceBox(id)).split('-').map(Number)
      return level && quarter ? [{ serviceId: id, level, quarter }] : []
    }),
    budget,
    note: body.get(NOTE).trim(),
  }
}

export interface ContentFacts {
  readonly commitment: Commitment
  readonly version: number
  /** The agency's services that can still rise, or were promised before, each with its level. */
  readonly services: readonly Service[]
  readonly levels: ReadonlyMap<string, number>
}

export function contentFields(form: FormScene<ContentFacts>): Html {
  const { t, value, errors, facts, scene } = form
  const { locale } = scene.request
  const note = facts.commitment.content?.note ?? ''
  return html`<fieldset class="govuk-fieldset" id="${SERVICES_ID}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${t('Dịch vụ sẽ nâng mức trong năm', 'Services to raise this year')}</legend>${errors[SERVICES_ID] !== undefined && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">${t('Lỗi:', 'Error:')}</span> ${errors[SERVICES_ID]}</p>`}${serviceFields(form)}</fieldset>
<fieldset class="govuk-fieldset govuk-!-margin-top-4"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${t('Kinh phí', 'Money')}</legend><p class="govuk-hint">${t('Mỗi khoản một dòng; dòng để trống không được tính.', 'One line each; empty lines do not count.')}</p>${budgetFields(form)}</fieldset>
${textarea({ name: NOTE, locale, label: { text: t('Ghi chú (không bắt buộc)', 'Note (optional)') }, rows: 3, value: value(NOTE, note), ...errorOf(errors, NOTE) })}`
}

function serviceFields(form: FormScene<ContentFacts>): Html {
  const { t, facts } = form
  if (facts.services.length === 0)
    return html`<p class="govuk-body">${t('Mọi dịch vụ của cơ quan đã ở mức cao nhất.', 'Every service of the agency is at the top.')}</p>`
  return html`${facts.services.map((service) => serviceField(form, service))}`
}

const TOP_LEVEL = 4
const LOWEST_PROMISED = 3

function serviceField(
  { t, value, facts, scene }: FormScene<ContentFacts>,
  { id, procedureId }: Service,
): Html {
  const { locale } = scene.request
  const record = scene.services.catalog.findProcedure(procedureId)?.record
  const promised = facts.commitment.content?.services.find(({ serviceId }) => serviceId === id)
  const now = facts.levels.get(id) ?? 0
  // What is reached already can only be promised higher; an older promise stays to be seen.
  const lowest = Math.min(promised?.level ?? TOP_LEVEL, Math.max(LOWEST_PROMISED, now + 1))
  const levels = [LOWEST_PROMISED, TOP_LEVEL].filter((level) => level >= lowest)
  return select({
    name: serviceBox(id),
    locale,
    label: { text: record ? inLocale(record.name, locale) : procedureId },
    hint: { text: t(`Nay: ${levelWords(now, t).toLowerCase()}`, `Now: ${levelWords(now, t).toLowerCase()}`) },
    items: [
      { value: '', text: t('Không cam kết trong năm', 'Not this year') },
      ...levels.flatMap((level) =>
        [1, 2, 3, 4].map((quarter) => ({
          value: `${level}-${quarter}`,
          text: t(`Mức độ ${level}, xong trong quý ${quarter}`, `Level ${level}, done in quarter ${quarter}`),
        })),
      ),
    ],
    value: value(serviceBox(id), promised ? `${promised.level}-${promised.quarter}` : ''),
  })
}

function budgetFields({ t, value, errors, facts, scene }: FormScene<ContentFacts>): Html {
  const { locale, body } = scene.request
  const lines = facts.commitment.content?.budget ?? []
  const typed = body.names().filter((name) => name.startsWith('so-tien-')).length
  const count = Math.min(MOST_LINES, Math.max(lines.length + 2, 3, typed))
  return html`${Array.from({ length: count }, (_, index) => {
    const boxes = lineBoxes(index)
    const line = lines[index]
    return html`<div class="budget-line">${select({
      name: boxes.source,
      locale,
      label: { text: t(`Nguồn ${index + 1}`, `Source ${index + 1}`) },
      items: BUDGET_SOURCES.map((source) => ({ value: source, text: budgetSourceWords(source, t) })),
      value: value(boxes.source, line?.source ?? 'recurrent'),
    })}${textInput({
      name: boxes.purpose,
      locale,
      label: { text: t(`Dùng vào việc gì ${index + 1}`, `For what ${index + 1}`) },
      value: value(boxes.purpose, line?.purpose ?? ''),
    })}${textInput({
      name: boxes.amount,
      locale,
      label: { text: t(`Số tiền ${index + 1} (đồng)`, `Amount ${index + 1} (VND)`) },
      classes: 'govuk-input--width-10',
      inputmode: 'numeric',
      value: value(boxes.amount, line ? formatNumber(line.amountVnd, 'vi', 0) : ''),
      ...errorOf(errors, boxes.amount),
    })}</div>`
  })}`
}

import { lineFault, type ProcedureRecord, stepLines } from '../../../modules/catalog/index.ts'
import type { Directory } from '../../../modules/organizations/index.ts'
import { inLocale, type Locale, translator } from '../../../platform/i18n/translator.ts'
import { details, type Html, html, table, tag } from '../../../ui/index.ts'
import { stacked } from '../../stacked-table.ts'
import { spaced } from '../register-words.ts'
import { choiceWords } from '../value-words.ts'
import { placeText } from './office-text.ts'
import type { PartView } from './part-editor.ts'

/** The steps as saved beside those of the process, and the codes of the offices that may do them. */
export function stepAid({ content, directory, locale }: PartView): Html {
  const t = translator(locale)
  return html`${comparison({ content, locale })}${details({
    summaryText: t('Mã các bộ phận liên quan', 'Codes of the offices concerned'),
    text: officeList(content.record, directory, locale),
  })}`
}

function comparison({ content: { record, graph }, locale }: Pick<PartView, 'content' | 'locale'>): Html {
  const t = translator(locale)
  const head = [
    { text: t('Bước', 'Step') },
    { text: t('Phiếu công bố', 'Sheet') },
    { text: t('Quy trình BPMN', 'BPMN process') },
    { text: t('Khớp', 'Agree') },
  ]
  const rows = stepLines(record, graph).map((line) => {
    const { position, step, made } = line
    const fault = lineFault(line)
    return [
      { text: position === null ? '–' : String(position) },
      { text: step ? stepWords({ ...step, name: inLocale(step.name, locale) }, locale) : '–' },
      {
        text:
          made.length === 0
            ? '–'
            : html`${made.map((one) => html`<p class="govuk-body govuk-!-margin-bottom-1">${stepWords({ ...one, name: inLocale(one.name, locale) }, locale)}</p>`)}`,
      },
      {
        text: fault
          ? html`${tag({ text: t('Lệch', 'Differs'), classes: 'govuk-tag--orange' })} ${inLocale(fault, locale)}`
          : agreed(position, t('Khớp', 'Agree'), t('Chỉ có trong quy trình', 'In the process alone')),
      },
    ]
  })
  return table({
    ...spaced(stacked(head, rows)),
    caption: t('Bản đã lưu, đối chiếu với quy trình', 'As saved, beside the process'),
    captionClasses: 'govuk-table__caption--m',
  })
}

const agreed = (position: number | null, both: string, alone: string) => (position === null ? alone : both)

interface ShownStep {
  readonly name: string
  readonly role: string
  readonly days: number
}

function stepWords({ name, role, days }: ShownStep, locale: Locale): string {
  const t = translator(locale)
  const amount = String(days).replace('.', locale === 'en' ? '.' : ',')
  return `${name} (${choiceWords(role, t)}, ${amount} ${t('ngày', 'days')})`
}

/** Units of every agency that the record names; of a kind of agency, those of the first one. */
function officeList(record: ProcedureRecord, directory: Directory, locale: Locale): Html {
  const references = [
    ...record.offeredBy.slice(0, 1),
    ...[
      ...record.stepOwners.flatMap(({ owners }) => owners),
      ...Object.values(record.roleOwners),
      ...record.decidedBy,
    ].map(({ agency }) => agency),
  ]
  const byPlace = new Map(references.map((agency) => [placeText(agency), agency]))
  const groups = [...byPlace].map(([place, reference]) => {
    const agency =
      typeof reference === 'string'
        ? directory.findAgency(reference)
        : directory.agencies.find(({ kind, endedOn }) => kind === reference.kind && endedOn === null)
    if (!agency) return undefined
    const units = directory.unitsOf(agency.id).map(({ id, name }) => {
      const code = `${place}.${id.slice(agency.id.length + 1)}`
      return html`<li><code>${code}</code> ${inLocale(name, locale)}</li>`
    })
    const example = typeof reference === 'string' ? '' : translator(locale)(' (ví dụ)', ' (for example)')
    return html`<p class="govuk-body govuk-!-margin-bottom-1">${inLocale(agency.name, locale)}${example}</p><ul class="govuk-list govuk-list--bullet">${units}</ul>`
  })
  return html`${groups}`
}

import { type FieldView, type FormDefinition, sectionView } from '../../engines/forms/index.ts'
import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import {
  type BlankField,
  type BlankFieldType,
  blankFormInput,
  procedureSheetInput,
} from '../../modules/documents/index.ts'
import { formLists } from '../../modules/dossiers/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { audienceWords, channelWords, deadlineWords, tierWords } from '../../web/words/index.ts'

const vi = translator('vi')

/** Rendered once for each revision and kept: these documents change only by publication. */
const KEPT = new Map<string, Promise<Buffer>>()
const MAX_KEPT = 200

function keep(key: string, render: () => Promise<Buffer>): Promise<Buffer> {
  const known = KEPT.get(key)
  if (known) return known
  const made = render()
  KEPT.set(key, made)
  made.catch(() => KEPT.delete(key))
  const oldest = KEPT.keys().next()
  if (KEPT.size > MAX_KEPT && !oldest.done) KEPT.delete(oldest.value)
  return made
}

/** The sheet on paper. */
export function sheetPdf(
  services: Services,
  { procedureId, revision, record }: ProcedureRevision,
): Promise<Buffer> {
  return keep(`sheet ${procedureId} ${revision}`, () => {
    const input = procedureSheetInput({
      locale: 'vi',
      publisher: services.provinceName.vi,
      code: record.nationalCode ?? procedureId.toUpperCase(),
      name: record.name.vi,
      field: record.field.vi,
      governmentLevel: tierWords(record.tier, vi),
      competentAgency: record.decidingAuthority.vi,
      coAgencies: record.coAgencies.map((agency) => agency.name.vi),
      audience: record.audience.map((audience) => audienceWords(audience, vi)),
      ways: record.ways.map((way) => `${channelWords(way.channel, vi)}: ${way.description.vi}`),
      timeLimit: `${deadlineWords(record.deadline, vi)}. ${record.deadline.note.vi}`,
      steps: record.steps.map((step) => step.name.vi),
      papers: record.papers.map((paper) => ({
        name: paper.name.vi,
        formNumber: paper.formNumber ?? undefined,
        originals: paper.originals,
        copies: paper.copies,
        required: paper.requirement === 'always',
        condition: paper.condition?.vi,
      })),
      sets: 1,
      fees: record.fees.map((fee) => ({
        name: fee.name.vi,
        amountVnd: fee.amountVnd ?? undefined,
        per: fee.per.vi,
        condition: fee.condition?.vi,
      })),
      results: record.results.map((result) => ({ name: result.title.vi, validity: result.validity?.vi })),
      conditions: record.conditions.map((condition) => condition.vi),
      legalBasis: record.legalBasis.map(({ number, title }) => `${number}: ${title.vi}`),
      forms: record.papers.flatMap((paper) =>
        paper.formNumber ? [`${paper.formNumber}: ${paper.name.vi}`] : [],
      ),
      unconfirmed: record.unconfirmedNotice?.vi,
      pageUrl: `${services.publicUrl}/dich-vu/${procedureId}`,
      printedAt: new Date(`${record.inForceFrom}T00:00:00+07:00`),
    })
    return services.pdf.render(input.template, input.data)
  })
}

/** The declaration to print and fill by hand. */
export function blankFormPdf(services: Services, item: ProcedureRevision): Promise<Buffer> {
  const { procedureId, revision, record } = item
  return keep(`form ${procedureId} ${revision}`, () => {
    const form = services.catalog.formOf(item)
    const input = blankFormInput({
      title: form.title.vi,
      formNumber: record.papers.find((paper) => paper.providedBy === 'form')?.formNumber ?? undefined,
      procedureCode: record.nationalCode ?? procedureId.toUpperCase(),
      addressee:
        record.offeredBy.length === 1
          ? services.directory.getAgency(record.offeredBy[0] ?? '').name.vi
          : undefined,
      sections: sectionsOf(services, form),
      papers: record.papers.filter((paper) => paper.providedBy !== 'form').map((paper) => paper.name.vi),
      publishedAt: new Date(`${record.inForceFrom}T00:00:00+07:00`),
    })
    return services.pdf.render(input.template, input.data)
  })
}

function sectionsOf(services: Services, form: FormDefinition) {
  const lists = formLists(services.directory)
  return form.sections.map(({ index, title }) => ({
    title: title.vi,
    fields: sectionView(form, index, { answers: {}, lists }).fields.map(blankField),
  }))
}

function blankField(field: FieldView): BlankField {
  const { control } = field
  return {
    label: field.label.vi,
    type: typeOf(field),
    required: field.required,
    unit: field.unit?.vi,
    help: field.hint?.vi,
    when: field.condition?.onlyIf?.vi,
    options: optionsOf(field),
    fields: control.type === 'repeat' ? control.rows[0]?.fields.map(blankField) : undefined,
  }
}

function typeOf({ kind, control }: FieldView): BlankFieldType {
  if (kind === 'checklist') return 'checkbox'
  return control.type === 'repeat' ? 'repeat' : (kind as BlankFieldType)
}

function optionsOf({ control }: FieldView): readonly string[] | undefined {
  if (control.type === 'radios' || control.type === 'checkboxes')
    return control.options.map((option) => option.label.vi)
  if (control.type === 'select')
    return control.groups.flatMap((group) => group.options.map((option) => option.label.vi))
  return undefined
}

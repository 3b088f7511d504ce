import { type Field, type FieldView, type FormDefinition, sectionView } from '../../engines/forms/index.ts'
import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import {
  type BlankField,
  type BlankFieldType,
  blankFormInput,
  type DocumentInput,
  procedureSheetInput,
} from '../../modules/documents/index.ts'
import { formLists } from '../../modules/dossiers/index.ts'
import { inLocale, type Locale } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { codeOf, sheetView } from './sheet.presenter.ts'

type Known = Pick<Services, 'catalog' | 'directory' | 'provinceName' | 'publicUrl'>

export interface PrintWish {
  readonly locale: Locale
  readonly printedAt: Date
  readonly path: string
}

/** The sheet on paper, with a code that leads back to the page. */
export function sheetDocument(services: Known, revision: ProcedureRevision, wish: PrintWish): DocumentInput {
  const { procedureId, record } = revision
  const { locale } = wish
  const view = sheetView(record, locale)
  const offered = services.catalog.servicesOf(procedureId)
  return procedureSheetInput({
    locale,
    publisher: inLocale(services.provinceName, locale),
    code: view.code,
    name: view.name,
    field: view.field,
    governmentLevel: view.tier,
    onlineLevel: view.level,
    competentAgency: view.decidedBy,
    receivingPlace: offered
      .map(({ agencyId }) => inLocale(services.directory.getAgency(agencyId).name, locale))
      .join('; '),
    coAgencies: view.coAgencies,
    audience: view.audience,
    ways: view.ways,
    timeLimit: `${view.deadline}. ${view.deadlineNote}`,
    steps: view.steps,
    papers: record.papers.map((paper) => ({
      name: inLocale(paper.name, locale),
      formNumber: paper.formNumber ?? undefined,
      originals: paper.originals,
      copies: paper.copies,
      required: paper.requirement === 'always',
      condition: paper.condition === null ? undefined : inLocale(paper.condition, locale),
    })),
    sets: 1,
    fees: record.fees.map((fee) => ({
      name: inLocale(fee.name, locale),
      amountVnd: fee.amountVnd ?? undefined,
      per: inLocale(fee.per, locale),
      condition: fee.condition === null ? undefined : inLocale(fee.condition, locale),
    })),
    results: view.results,
    conditions: view.conditions,
    legalBasis: view.legalBasis,
    forms: view.forms,
    unconfirmed: view.notice,
    pageUrl: services.publicUrl + wish.path,
    printedAt: wish.printedAt,
  })
}

/** The declaration to print and fill by hand. In Vietnamese only: it is handed in, and officers read it. */
// Căn cứ: Thông tư 32/2017/TT-BTTTT (dịch vụ mức độ 2): a form printed from the portal is taken like the paper one.
export function blankFormDocument(
  services: Known,
  revision: ProcedureRevision,
  publishedAt: Date,
): DocumentInput {
  const { record } = revision
  const form = services.catalog.formOf(revision)
  const [agencyId, ...others] = record.offeredBy
  return blankFormInput({
    title: form.title.vi,
    formNumber: record.papers.find((paper) => paper.providedBy === 'form')?.formNumber ?? undefined,
    procedureCode: codeOf(record),
    // Where seven districts offer it, the applicant writes the name of his own.
    addressee:
      agencyId !== undefined && others.length === 0
        ? services.directory.getAgency(agencyId).name.vi
        : undefined,
    sections: sectionsOf(services, form),
    papers: record.papers.filter((paper) => paper.providedBy === 'applicant').map((paper) => paper.name.vi),
    publishedAt,
  })
}

function sectionsOf(services: Known, form: FormDefinition) {
  const lists = formLists(services.directory)
  return form.sections.map(({ index, title }) => ({
    title: title.vi,
    fields: sectionView(form, index, { answers: {}, lists }).fields.map((view) =>
      blankField(view, form.fieldByKey.get(view.name)),
    ),
  }))
}

function blankField(view: FieldView, field: Field | undefined): BlankField {
  return {
    label: view.label.vi,
    type: typeOf(view),
    required: view.required,
    unit: view.unit?.vi,
    help: view.hint?.vi,
    when: view.condition?.onlyIf?.vi,
    options: optionsOf(view),
    // A repeated group may start without a row on screen; on paper it always has its columns.
    fields: field?.behaviour.rowFields?.map((column) => ({
      label: column.label.vi,
      type: 'text',
      required: column.required,
      unit: column.unit?.vi,
    })),
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

import { type Field, type FieldView, type FormDefinition, sectionView } from '../engines/forms/index.ts'
import type { ProcedureRevision } from '../modules/catalog/index.ts'
import {
  type BlankField,
  type BlankFieldType,
  blankFormInput,
  type DocumentInput,
} from '../modules/documents/index.ts'
import { formLists } from '../modules/dossiers/index.ts'
import type { Services } from './services.ts'
import { procedureCode } from './words/index.ts'

type Known = Pick<Services, 'catalog' | 'directory'>

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
    procedureCode: procedureCode(record),
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

import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import { type DocumentInput, procedureSheetInput } from '../../modules/documents/index.ts'
import { inLocale, type Locale } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { sheetView } from './sheet.presenter.ts'

type Known = Pick<Services, 'catalog' | 'directory' | 'provinceName' | 'publicUrl'>

export interface PrintWish {
  readonly locale: Locale
  readonly printedAt: Date
  readonly path: string
  /** How far it is online, by its evidence. */
  readonly level: string | undefined
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
    onlineLevel: wish.level,
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

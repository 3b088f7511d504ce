import writeExcelFile from 'write-excel-file/node'
import { agencyReportInput, documentNotation, signerOf } from '../../modules/documents/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import {
  figureOf,
  type Figures,
  holderOf,
  isConsolidated,
  listFigures,
  listShares,
  SHARE_KEYS,
  shareOf,
} from '../../modules/roadmap/index.ts'
import { instantAt } from '../../engines/calendar/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { issuingAgency } from '../../web/dossier-documents/index.ts'
import type { Place, Scene } from './desk.ts'
import { figureValue, figureWords, partWords, periodWords, shareValue, shareWords } from './figure-words.ts'
import type { ReportFacts } from './report-scene.ts'

const vi = translator('vi')

const linesOf = (figures: Figures) => [
  ...listFigures(figures).map(({ key, items }) => ({
    label: figureWords(key, vi),
    value: figureValue(key, figureOf(items), 'vi'),
  })),
  ...sharesOf(figures, 'vi').map(([label, value]) => ({ label, value })),
]

function sharesOf(figures: Figures, locale: Locale): readonly (readonly [string, string])[] {
  const t = translator(locale)
  return SHARE_KEYS.flatMap((key) => {
    const share = shareOf(figures, key)
    return share === undefined ? [] : [[shareWords(key, t), shareValue(share, locale, t)] as const]
  })
}

/** The report on paper; before the signature it says that it is a draft. */
export async function reportPdf(scene: Scene, place: Place, facts: ReportFacts): Promise<Buffer> {
  const { services, ctx } = scene
  const { agency } = place
  const { signed, text } = facts.report
  const { committee, information } = addresseesOf(scene)
  const { narrative = '', proposals = '' } = signed ?? text ?? {}
  const input = agencyReportInput({
    agency: issuingAgency(services, agency.id),
    issuedAt: signed?.signedAt ?? ctx.clock.now(),
    notation: documentNotation({ kindAbbreviation: 'BC', agencyAbbreviation: agency.abbreviation }),
    subject: subjectOf(place, facts),
    addressee: committee,
    through: information?.id === agency.id ? undefined : information?.name.vi,
    from: instantAt(facts.from, '00:00'),
    to: instantAt(facts.asOf, '00:00'),
    figures: linesOf(facts.figures),
    narrative,
    proposals,
    annexes: facts.report.annexes.map((annex) => ({ ...annex, figures: linesOf(annex.figures) })),
    digest: signed?.digest,
    recipients: ['Như trên', ...(information ? [information.name.vi] : []), 'Lưu: VT'],
    signer: await signerOfReport(scene, facts),
  })
  return services.pdf.render(input.template, input.data)
}

function addresseesOf({ services, duties, today }: Scene) {
  const { directory } = services
  const informationId = holderOf(duties.holders, 'information', today)
  return {
    committee:
      directory.agencies.find(({ kind }) => kind === 'provincial_committee')?.name.vi ??
      'Ủy ban nhân dân tỉnh',
    information: informationId === undefined ? undefined : directory.findAgency(informationId),
  }
}

function subjectOf({ year }: Place, { part }: ReportFacts): string {
  const isForAll = isConsolidated(part)
  const period = periodWords(isForAll ? part.slice(4) : part, year, vi)
  return `Tình hình cung cấp dịch vụ công trực tuyến ${period}${isForAll ? ' trên địa bàn tỉnh' : ''}`
}

async function signerOfReport({ ctx }: Scene, { report: { signed } }: ReportFacts) {
  if (!signed) return { post: 'Thủ trưởng cơ quan' }
  const names = await namesOfAccounts(ctx.db, [signed.signedBy])
  return signerOf({ title: signed.signerTitle, name: names.get(signed.signedBy) ?? '' })
}

/** The same figures as a workbook: one sheet of figures, one of the lists behind them. */
export async function reportXlsx(
  { agency, year }: Place,
  facts: ReportFacts,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale)
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const summary = [
    [bold(agency.name[locale])],
    [bold(partWords(facts.part, year, t))],
    [`${formatDate(facts.from)} – ${formatDate(facts.asOf)}`],
    [
      facts.report.signed
        ? t(`Mã niêm phong: ${facts.report.signed.digest}`, `Digest: ${facts.report.signed.digest}`)
        : t('Dự thảo', 'Draft'),
    ],
    [],
    [bold(t('Chỉ tiêu', 'Figure')), bold(t('Số liệu', 'Value'))],
    ...listFigures(facts.figures).map(({ key, items }) => [figureWords(key, t), figureOf(items)]),
    ...sharesOf(facts.figures, locale).map((line) => [...line]),
  ]
  const lists = [
    [bold(t('Chỉ tiêu', 'Figure')), bold(t('Mục', 'Item')), bold(t('Số', 'Amount'))],
    ...listFigures(facts.figures).flatMap(({ key, items }) =>
      items.map(({ text, amount }) => [figureWords(key, t), text, amount]),
    ),
    ...SHARE_KEYS.flatMap((key) =>
      listShares(facts.figures, key).map(({ text, ...share }) => [
        shareWords(key, t),
        text,
        shareValue(share, locale, t),
      ]),
    ),
  ]
  const columns = [{ width: 44 }, { width: 60 }, { width: 18 }]
  return writeExcelFile([
    { data: summary, sheet: t('Số liệu', 'Figures'), columns },
    { data: lists, sheet: t('Danh sách', 'Lists'), columns },
  ]).toBuffer()
}

import {
  figureOf,
  type Figures,
  isIntact,
  listFigures,
  SHARE_KEYS,
  shareOf,
} from '../../modules/roadmap/index.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, insetText, summaryList, table, tag } from '../../ui/index.ts'
import type { Place, Scene } from './desk.ts'
import { figureValue, figureWords, partWords, shareValue, shareWords } from './figure-words.ts'
import { reportTag } from './report-list.page.ts'
import type { ReportFacts } from './report-scene.ts'

export interface ReportShown extends Place {
  readonly facts: ReportFacts
  readonly names: ReadonlyMap<string, string>
}

export function reportPage(
  scene: Scene,
  shown: ReportShown,
): { readonly title: string; readonly main: Html } {
  const { request } = scene
  const { locale } = request
  const t = translator(locale)
  const { agency, year, facts } = shown
  const { report, part } = facts
  const title = partWords(part, year, t)
  const text = report.signed ?? report.text
  const paragraph = (heading: string, words: string | undefined, none: string) =>
    html`<h2 class="govuk-heading-m">${heading}</h2><p class="govuk-body text-as-typed">${words === undefined || words === '' ? none : words}</p>`
  return {
    title,
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(agency.name, locale)}</span>${title} ${tag(reportTag(report, t))}${facts.isLate && html` ${tag({ text: t('Trễ hạn', 'Late'), classes: 'govuk-tag--red' })}`}</h1>
${report.askedFor !== undefined && insetText({ text: askedWords(report.askedFor, report.status, t) })}
${acts(scene, shown, t)}
${figureTable(scene, { place: shown, part, figures: facts.figures, caption: captionOf(facts, t), t })}
${paragraph(t('Tình hình thực hiện', 'What was done'), text?.narrative, t('Chưa viết.', 'Not written yet.'))}
${paragraph(t('Đề xuất, kiến nghị', 'Proposals'), text?.proposals, t('Không có.', 'None.'))}
${sealPart(scene, shown, t)}${annexParts(scene, shown, t)}`,
  }
}

/** What was asked stays to be read beside the annex that answers it, until the report is taken in. */
function askedWords(askedFor: string, status: ReportFacts['report']['status'], t: Translate): string {
  return status === 'asked'
    ? t(`Được yêu cầu đính chính: ${askedFor}`, `A correction is asked for: ${askedFor}`)
    : t(
        `Đã có phụ lục trả lời yêu cầu đính chính: ${askedFor}`,
        `An annex answers what was asked for: ${askedFor}`,
      )
}

function captionOf({ report, from, asOf }: ReportFacts, t: Translate): string {
  const period = `${formatDate(from)} – ${formatDate(asOf)}`
  return report.signed
    ? t(`Số liệu đã chốt khi ký, ${period}`, `Figures frozen at the signature, ${period}`)
    : t(`Số liệu tính từ sổ đăng ký, ${period}`, `Figures from the register, ${period}`)
}

function acts({ request }: Scene, { agency, year, facts }: ReportShown, t: Translate): Html {
  const { report, may, part } = facts
  const params = { agency: agency.id, year, part }
  const link = (name: string, text: string, isMain = false) =>
    button({
      text,
      href: request.linkTo(`backoffice.roadmap.report.${name}`, params),
      ...(isMain ? {} : { classes: 'govuk-button--secondary' }),
    })
  const isSigned = report.signed !== undefined
  const buttons = [
    may.write && !isSigned && link('write', t('Viết nội dung', 'Write')),
    may.sign && report.status === 'written' && link('sign', t('Ký và gửi', 'Sign and send'), true),
    may.sign && isSigned && link('annex', t('Thêm phụ lục đính chính', 'Add an annex')),
    may.receive && report.status === 'signed' && link('receive', t('Tiếp nhận', 'Take in'), true),
    may.receive && isSigned && link('ask', t('Yêu cầu đính chính', 'Ask for a correction')),
    link('pdf', t('Bản PDF', 'PDF')),
    link('xlsx', t('Bảng tính XLSX', 'Spreadsheet')),
  ].filter((one) => one !== false)
  return html`<div class="govuk-button-group no-print">${buttons}</div>`
}

interface FigureTable {
  readonly place: Place
  readonly part: string
  readonly figures: Figures
  readonly caption: string
  readonly annex?: number
  readonly t: Translate
}

/** Every figure opens the list it counts. */
function figureTable({ request }: Scene, { place, part, figures, caption, annex, t }: FigureTable): Html {
  const { locale } = request
  const row = (key: string, words: string, value: string) => {
    const href = request.linkTo(
      'backoffice.roadmap.report.figure',
      { agency: place.agency.id, year: place.year, part, figure: key },
      { 'phu-luc': annex === undefined ? undefined : String(annex) },
    )
    return [
      { text: words },
      {
        text: html`<a class="govuk-link" href="${href}">${value}<span class="govuk-visually-hidden">: ${words}${annex !== undefined && `, ${t('phụ lục', 'annex')} ${annex}`}</span></a>`,
        format: 'numeric' as const,
      },
    ]
  }
  const rows = [
    ...listFigures(figures).map(({ key, items }) =>
      row(key, figureWords(key, t), figureValue(key, figureOf(items), locale)),
    ),
    ...SHARE_KEYS.flatMap((key) => {
      const share = shareOf(figures, key)
      return share === undefined ? [] : [row(key, shareWords(key, t), shareValue(share, locale, t))]
    }),
  ]
  return table({
    caption,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: t('Chỉ tiêu', 'Figure') }, { text: t('Số liệu', 'Value'), format: 'numeric' }],
    rows,
  })
}

const grouped = (digest: string): string => digest.replaceAll(/(.{8})(?=.)/g, '$1 ')

function sealPart(_scene: Scene, { facts, names }: ReportShown, t: Translate): Html | undefined {
  const { signed, receivedAt } = facts.report
  if (!signed || !facts.record) return undefined
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return html`<h2 class="govuk-heading-m">${t('Ký và niêm phong', 'Signature and seal')}</h2>${summaryList({
    rows: [
      row(t('Người ký', 'Signed by'), `${names.get(signed.signedBy) ?? ''}, ${signed.signerTitle}`),
      row(t('Lúc', 'At'), formatDateTime(signed.signedAt)),
      row(t('Mã niêm phong', 'Digest'), grouped(signed.digest)),
      row(
        t('Kiểm tra', 'Check'),
        isIntact(facts.record)
          ? t('Còn nguyên như khi ký', 'Intact as signed')
          : t('Không còn khớp với mã niêm phong', 'Does not match its digest any more'),
      ),
      ...(receivedAt ? [row(t('Tiếp nhận lúc', 'Taken in at'), formatDateTime(receivedAt))] : []),
    ],
  })}`
}

function annexParts(scene: Scene, shown: ReportShown, t: Translate): readonly Html[] {
  return shown.facts.report.annexes.map(
    (annex) =>
      html`<h2 class="govuk-heading-m">${t(`Phụ lục ${annex.no}`, `Annex ${annex.no}`)}</h2><p class="govuk-body text-as-typed">${annex.text}</p><p class="govuk-body">${shown.names.get(annex.signedBy) ?? ''}, ${formatDateTime(annex.signedAt)}. ${t('Mã niêm phong:', 'Digest:')} ${grouped(annex.digest)}</p>${figureTable(scene, { place: shown, part: shown.facts.part, figures: annex.figures, caption: t(`Số liệu ngày ${formatDate(annex.asOf)}`, `Figures of ${formatDate(annex.asOf)}`), annex: annex.no, t })}`,
  )
}

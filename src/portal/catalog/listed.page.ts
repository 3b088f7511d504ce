import {
  factsDuration,
  type ListedProcedure,
  missingFactsComponents,
  type ProcedureFacts,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatMoney } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { factGrid, type Html, html, insetText, summaryList, table } from '../../ui/index.ts'
import { tierWords } from '../../web/words/index.ts'
import type { PortalPage } from '../frame.ts'
import { bullets, paragraph, partSections, type SheetPart } from './sheet-parts.ts'

/** The sheet of a procedure known by published facts alone: what there is to know, and that it is not filed here. */
export function listedView(
  { locale, linkTo }: Request<Session>,
  listed: ListedProcedure,
  facts: ProcedureFacts,
): PortalPage {
  const t = translator(locale)
  const parts = factsParts(facts, locale)
  const contents = parts.map(
    ({ id, heading }) => html`<li><a class="govuk-link" href="#${id}">${heading}</a></li>`,
  )
  return {
    title: facts.name,
    description: `${facts.name}. ${facts.field}.`,
    current: 'catalog',
    breadcrumbs: [
      { text: t('Trang chủ', 'Home'), href: linkTo('portal.home') },
      { text: t('Dịch vụ', 'Services'), href: linkTo('portal.catalog.list') },
      { text: facts.field, href: linkTo('portal.catalog.list', {}, { linhVuc: facts.field }) },
    ],
    main: html`<h1 class="govuk-heading-l"${inVietnamese(locale)}>${facts.name}</h1>
${insetText({ text: t('Thủ tục này chưa nộp trực tuyến được trên cổng này. Bạn nộp tại cơ quan thực hiện, theo các giấy tờ dưới đây.', 'This procedure cannot be filed here yet. Apply at the agency, with the papers below. It is published in Vietnamese only.') })}
${answersFirst(facts, locale, t)}
<div class="columns"><div>${partSections(parts)}</div>
<div><nav class="no-print" aria-label="${t('Trong trang này', 'On this page')}"><h2 class="govuk-heading-s">${t('Trong trang này', 'On this page')}</h2><ul class="govuk-list">${contents}</ul></nav>
${about(listed, facts, t)}${missing(facts, locale, t)}</div></div>`,
  }
}

function inVietnamese(locale: Locale): Html | undefined {
  return locale === 'vi' ? undefined : html` lang="vi"`
}

function answersFirst(facts: ProcedureFacts, locale: Locale, t: Translate): Html {
  const duration = factsDuration(facts)
  const unknown = t('Chưa công bố', 'Not published')
  const papers = facts.documents.flat().filter(({ name }) => name !== '').length
  return factGrid({
    items: [
      { icon: 'check', term: t('Nộp trực tuyến', 'Online'), value: t('Chưa được', 'Not yet') },
      {
        icon: 'clock',
        term: t('Bao lâu', 'How long'),
        value: duration ? inLocale(duration, locale) : unknown,
      },
      { icon: 'money', term: t('Bao nhiêu tiền', 'How much'), value: feeWords(facts, locale, t) ?? unknown },
      {
        icon: 'documents',
        term: t('Giấy tờ', 'Papers'),
        value: papers === 0 ? unknown : t(`${papers} loại`, String(papers)),
      },
    ],
  })
}

/** Undefined where nothing was published: that is not the same as free. */
function feeWords({ channels }: ProcedureFacts, locale: Locale, t: Translate): string | undefined {
  const amounts = channels.flatMap(({ feesVnd }) => feesVnd)
  if (amounts.length > 0) {
    const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)]
    const from = formatMoney(lowest, locale)
    return lowest === highest ? from : t(`Từ ${from}`, `From ${from}`)
  }
  return channels.length > 0 && channels.every(({ free }) => free) ? t('Không mất phí', 'No fee') : undefined
}

function factsParts(facts: ProcedureFacts, locale: Locale): readonly SheetPart[] {
  const t = translator(locale)
  const none = paragraph(t('Chưa công bố.', 'Not published.'))
  const list = (items: readonly string[]) => (items.length > 0 ? vietnamese(bullets(items), locale) : none)
  const agencies = [...new Set([facts.agency, facts.competentAgency])].filter((name) => name !== '')
  return [
    { id: 'giay-to', heading: t('Giấy tờ cần nộp', 'Papers'), body: papers(facts, locale, t) ?? none },
    {
      id: 'cach-nop',
      heading: t('Cách thức, thời hạn, phí', 'Ways, time limits, fees'),
      body: facts.channels.length > 0 ? ways(facts, locale, t) : none,
    },
    { id: 'doi-tuong', heading: t('Đối tượng thực hiện', 'Who may apply'), body: list(facts.subjects) },
    { id: 'co-quan', heading: t('Cơ quan thực hiện', 'Agencies'), body: list(agencies) },
    {
      id: 'ket-qua',
      heading: t('Kết quả', 'Result'),
      body: list(facts.results.map(({ name }) => name).filter((name) => name !== '')),
    },
  ]
}

function vietnamese(body: Html, locale: Locale): Html {
  return locale === 'vi' ? body : html`<div lang="vi">${body}</div>`
}

/** Where papers depend on the case, each case is a table of its own. */
function papers({ documents }: ProcedureFacts, locale: Locale, t: Translate): Html | undefined {
  const cases = documents.filter((own) => own.length > 0)
  if (cases.length === 0) return undefined
  return html`${cases.map((own, index) =>
    table({
      caption:
        cases.length > 1
          ? t(`Trường hợp ${index + 1}`, `Case ${index + 1}`)
          : t('Một bộ hồ sơ gồm', 'One set consists of'),
      captionClasses: cases.length > 1 ? 'govuk-table__caption--s' : 'govuk-visually-hidden',
      head: [
        { text: t('Tên giấy tờ', 'Paper') },
        { text: t('Bản chính', 'Originals'), format: 'numeric' },
        { text: t('Bản sao', 'Copies'), format: 'numeric' },
      ],
      rows: own.map(({ name, form, originals, copies }) => [
        {
          text: html`${name === '' ? t('(chưa công bố tên)', '(name not published)') : name}${form !== '' && html`<span class="link-groups__note">${t('Mẫu', 'Form')}: ${form}</span>`}`,
          ...(locale === 'vi' ? {} : { attributes: { lang: 'vi' } }),
        },
        { text: String(originals), format: 'numeric' },
        { text: String(copies), format: 'numeric' },
      ]),
    }),
  )}`
}

function ways(facts: ProcedureFacts, locale: Locale, t: Translate): Html {
  const rows = facts.channels.map((way) => {
    const duration = factsDuration({ ...facts, channels: [way] })
    const amounts = way.feesVnd.map((amount) => formatMoney(amount, locale))
    const fee = amounts.length > 0 ? amounts.join(', ') : way.free ? t('Không mất phí', 'No fee') : '–'
    return [
      { text: way.channel, ...(locale === 'vi' ? {} : { attributes: { lang: 'vi' } }) },
      { text: duration ? inLocale(duration, locale) : '–' },
      { text: fee },
    ]
  })
  return table({
    caption: t('Cách thức, thời hạn, phí', 'Ways, time limits, fees'),
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: t('Cách thức', 'Way') },
      { text: t('Thời hạn', 'Time limit') },
      { text: t('Phí, lệ phí', 'Fees') },
    ],
    rows,
  })
}

function about(listed: ListedProcedure, facts: ProcedureFacts, t: Translate): Html {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const list = summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: [
      row(t('Mã thủ tục', 'Code'), facts.code),
      row(t('Lĩnh vực', 'Field'), facts.field),
      row(t('Cấp thực hiện', 'Level'), facts.levels.join(', ') || tierWords(listed.tier, t)),
      ...(facts.decision === ''
        ? []
        : [row(t('Quyết định công bố', 'Published by decision'), facts.decision)]),
      row(t('Ghi vào danh mục ngày', 'In the register since'), formatDate(listed.validFrom)),
    ],
  })
  return html`<section><h2 class="govuk-heading-s">${t('Về thủ tục này', 'About this procedure')}</h2>${list}</section>`
}

// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.
function missing(facts: ProcedureFacts, locale: Locale, t: Translate): Html | undefined {
  const parts = missingFactsComponents(facts).map((component) => inLocale(component, locale))
  if (parts.length === 0) return undefined
  return html`<section><h2 class="govuk-heading-s">${t('Bản công bố còn thiếu', 'Missing from what is published')}</h2>${bullets(parts)}</section>`
}

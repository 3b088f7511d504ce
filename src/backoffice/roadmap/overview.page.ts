import {
  type Allocation,
  nextTarget,
  type Outlook,
  procedureStandings,
  type ReportDueHere,
  type Standing,
  type TargetOutlook,
} from '../../modules/roadmap/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  emptyState,
  type Html,
  html,
  insetText,
  keyFigures,
  select,
  sortableTable,
  textInput,
} from '../../ui/index.ts'
import { basisWords, ownerWords, progressChart, targetTable } from '../../web/roadmap/index.ts'
import { stacked } from '../stacked-table.ts'
import type { Scene } from './desk.ts'
import { dueNotes } from './report-list.page.ts'
import { OWNER_FIELD, PACE_FIELD, type WhatIf } from './what-if.ts'

export interface OverviewFacts {
  readonly due: readonly ReportDueHere[]
  readonly standing: Standing
  readonly outlook: Outlook
  readonly allocations: readonly Allocation[]
  readonly whatIf: WhatIf
  readonly mayAllocate: boolean
  /** Brings decisions in. */
  readonly mayImport: boolean
}

/** Too short a past for its pace to mean much. */
const SHORT_MONTHS = 6
/** Too short for any. */
const FEWEST_MONTHS = 1

export function overviewPage(
  scene: Scene,
  facts: OverviewFacts,
): { readonly title: string; readonly main: Html } {
  const { request } = scene
  const { locale, linkTo } = request
  const t = translator(locale)
  const { outlook, standing } = facts
  const title = t('Tiến độ và dự báo', 'Progress and forecast')
  const wanted = nextTarget(
    outlook.targets.map(({ target }) => target),
    outlook.day,
  )
  const ahead = outlook.targets.find(({ target }) => target === wanted)
  const allocate =
    facts.mayAllocate &&
    wanted &&
    button({
      text: t(`Giao chỉ tiêu ${wanted.year} cho từng cơ quan`, `Share out the target of ${wanted.year}`),
      href: linkTo('backoffice.roadmap.allocate', { year: wanted.year }),
      classes: 'govuk-button--secondary',
    })
  const body =
    standing.services.length === 0
      ? emptyState({
          text: t('Chưa có dịch vụ nào được kiểm tra mức độ.', 'No service has been examined yet.'),
        })
      : html`${ahead ? forecastFigures(ahead, scene, t) : allOver(t)}
${progressChart({ outlook, standing, ahead, locale, withForecast: (ahead?.forecast?.months ?? 0) >= FEWEST_MONTHS })}
${targetTable(outlook, locale)}${allocate}${pacePlan(outlook, scene, t)}${ahead?.forecast && ahead.forecast.months >= FEWEST_MONTHS && html`${whatIfForm(scene, facts)}${ownerTable(scene, { ahead, facts, t })}`}`
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1><p class="govuk-body">${basisWords(outlook, locale)} <a class="govuk-link" href="${linkTo('portal.roadmap')}">${t('Trang công khai', 'The public page')}</a>${facts.mayImport && html` · <a class="govuk-link" href="${linkTo('backoffice.annex')}">${t('Nhập quyết định', 'Import a decision')}</a>`}</p>${dueNotes(scene, facts.due)}${body}`,
  }
}

function allOver(t: Translate): Html {
  return insetText({
    text: t(
      'Ngày của mọi chỉ tiêu đã qua: bảng dưới cho biết mốc nào đạt, mốc nào không. Không có gì để dự báo cho đến khi có chỉ tiêu mới.',
      'The days of all targets are over: the table says which were met. There is nothing to forecast until a new target is set.',
    ),
  })
}

const percent = (share: number) => {
  const rounded = Math.round(share * 100)
  // A forecast is never certain.
  if (rounded === 0) return '< 1%'
  return rounded === 100 ? '> 99%' : `${rounded}%`
}

function forecastFigures(ahead: TargetOutlook, { request }: Scene, t: Translate): Html {
  const { locale } = request
  const { forecast, target, paceNeeded } = ahead
  const last = forecast?.days.at(-1)
  if (!forecast || !last) return html``
  const number = (value: number, decimals = 0) => formatNumber(value, locale, decimals)
  const needed = {
    figure: paceNeeded === undefined ? '–' : number(paceNeeded, 1),
    text: t('thủ tục mỗi tháng, nhịp cần có từ hôm nay', 'a month, the pace needed from today'),
  }
  if (forecast.months < FEWEST_MONTHS) {
    const words = t(
      'Chưa có đủ một tháng số liệu nên chưa dự báo được. Dự báo có sau một tháng và chắc hơn sau sáu tháng.',
      'There is less than a month of figures: no forecast yet. It comes after a month and gets firmer after six.',
    )
    return html`${keyFigures({ items: [needed] })}${insetText({ text: words })}`
  }
  const band = {
    figure: `${number(last.low)}–${number(last.high)}`,
    text: t(
      `thủ tục đạt vào ${formatDate(target.dueOn)} (8 trên 10 khả năng), cần ${number(target.services)}`,
      `procedures on ${formatDate(target.dueOn)} (8 of 10 outcomes), ${number(target.services)} wanted`,
    ),
  }
  const missing = {
    figure: percent(forecast.chanceOfMissing),
    text: t(`khả năng không đạt chỉ tiêu ${target.year}`, `chance of missing the target of ${target.year}`),
  }
  const pace = {
    figure: number(forecast.perMonth, 1),
    text: t('thủ tục mỗi tháng, nhịp hiện nay', 'procedures a month, today’s pace'),
  }
  const short = t(
    `Dự báo dựa trên ${number(forecast.months, 1)} tháng số liệu: quá ngắn để tin nhiều. Sau ${SHORT_MONTHS} tháng sẽ chắc hơn.`,
    `The forecast stands on ${number(forecast.months, 1)} months: too few to trust much. It gets firmer after ${SHORT_MONTHS}.`,
  )
  return html`${keyFigures({ items: [band, missing, pace, needed] })}${forecast.months < SHORT_MONTHS && insetText({ text: short })}`
}

/** What the decision itself asks between its milestones: the second half is steeper. */
function pacePlan({ targets }: Outlook, { request }: Scene, t: Translate): Html | undefined {
  const planned = targets.flatMap(({ target, pacePlanned }, index) => {
    const before = targets[index - 1]?.target.year
    return pacePlanned === undefined || before === undefined
      ? []
      : [{ from: before, to: target.year, pacePlanned }]
  })
  if (planned.length === 0) return undefined
  const lines = planned.map(
    ({ from, to, pacePlanned }) =>
      html`<li>${t(
        `Từ cuối năm ${from} đến cuối năm ${to}: khoảng ${formatNumber(pacePlanned, request.locale, 1)} thủ tục mỗi tháng`,
        `From the end of ${from} to the end of ${to}: about ${formatNumber(pacePlanned, request.locale, 1)} procedures a month`,
      )}</li>`,
  )
  return html`<h2 class="govuk-heading-m">${t('Nhịp mà các mốc đòi hỏi', 'The pace the milestones ask')}</h2><ul class="govuk-list govuk-list--bullet">${lines}</ul>`
}

function whatIfForm({ request, services }: Scene, { standing, outlook, whatIf }: OverviewFacts): Html {
  const { locale, linkTo } = request
  const t = translator(locale)
  const minimum = outlook.targets.at(-1)?.minimum ?? 3
  const owners = [...new Set(procedureStandings(standing, minimum).map(({ owner }) => owner))]
  const asked = whatIf.paces.size > 0
  return html`<h2 class="govuk-heading-m" id="neu">${t('Nếu một cơ quan làm nhanh hơn thì sao?', 'What if one agency went faster?')}</h2>
<form class="filter-row" method="get" action="${linkTo('backoffice.roadmap')}#neu" aria-label="${t('Thử một nhịp khác', 'Try another pace')}">
${select({
  name: OWNER_FIELD,
  locale,
  label: { text: t('Cơ quan', 'Agency') },
  items: owners
    .map((owner) => ({ value: owner, text: ownerWords(services.directory, owner, locale) }))
    .toSorted((one, other) => one.text.localeCompare(other.text, locale)),
  value: whatIf.owner,
})}
${textInput({
  name: PACE_FIELD,
  locale,
  label: { text: t('Số thủ tục mỗi tháng', 'Procedures a month') },
  classes: 'govuk-input--width-4',
  inputmode: 'decimal',
  value: whatIf.pace,
  ...(whatIf.isOdd
    ? {
        errorMessage: {
          text: t(
            'Hãy nhập một số từ 0 đến 200, ví dụ 3 hoặc 1,5',
            'Enter a number from 0 to 200, such as 3 or 1.5',
          ),
        },
      }
    : {}),
})}
${button({ text: t('Thử', 'Try'), classes: 'govuk-button--secondary' })}${asked && html`<a class="filter-row__clear" href="${linkTo('backoffice.roadmap')}">${t('Về nhịp thật', 'Back to the real pace')}</a>`}</form>
${asked && insetText({ text: t(`Dự báo trên trang này đang giả sử: ${ownerWords(services.directory, whatIf.owner, locale)} làm ${whatIf.pace} thủ tục mỗi tháng.`, `The forecast on this page supposes: ${ownerWords(services.directory, whatIf.owner, locale)} does ${whatIf.pace} a month.`) })}`
}

interface Owners {
  readonly ahead: TargetOutlook
  readonly facts: OverviewFacts
  readonly t: Translate
}

function ownerTable({ request, services }: Scene, { ahead, facts, t }: Owners): Html {
  const { locale, linkTo } = request
  const { forecast, target } = ahead
  const number = (value: number, decimals = 0) => formatNumber(value, locale, decimals)
  const head = [
    { text: t('Cơ quan', 'Agency') },
    { text: t('Đã đạt', 'Reached') },
    { text: t('Nhịp mỗi tháng', 'Pace a month') },
    { text: t(`Dự báo cuối ${target.year}`, `Forecast for ${target.year}`) },
    { text: t('Được giao', 'Asked') },
    { text: t('Khả năng không đạt', 'Chance of missing') },
  ]
  const rows = (forecast?.owners ?? []).map((owner) => {
    const name = ownerWords(services.directory, owner.key, locale)
    const isAgency = services.directory.findAgency(owner.key) !== undefined
    const query = isAgency ? { 'co-quan': owner.key } : { cap: owner.key }
    return [
      {
        text: html`<a class="govuk-link" href="${linkTo('portal.roadmap.services', {}, query)}">${name}</a>${facts.whatIf.paces.has(owner.key) && html` <strong>(${t('giả sử', 'supposed')})</strong>`}`,
      },
      { text: `${number(owner.reached)} / ${number(owner.total)}` },
      { text: number(owner.perMonth, 1) },
      { text: `${number(owner.middle)} (${number(owner.low)}–${number(owner.high)})` },
      { text: owner.target === undefined ? '–' : number(owner.target) },
      { text: owner.chanceOfMissing === undefined ? '–' : percent(owner.chanceOfMissing) },
    ]
  })
  return html`<h2 class="govuk-heading-m">${t('Từng cơ quan theo nhịp của chính mình', 'Each agency at its own pace')}</h2>${sortableTable(
    {
      ...stacked(head, rows),
      label: t('Dự báo từng cơ quan', 'Forecast by agency'),
      dense: true,
      locale,
      firstCellIsHeader: true,
    },
  )}`
}

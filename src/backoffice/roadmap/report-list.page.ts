import {
  type AgencyReport,
  isAdHoc,
  lateFrom,
  nextAdHoc,
  plannerPost,
  readReport,
  REGULAR_PARTS,
  type ReportDueHere,
  type RoadmapRecord,
} from '../../modules/roadmap/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, insetText, sortableTable, tag } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import type { Scene } from './desk.ts'
import { partWords, periodWords } from './figure-words.ts'
import { isLate } from './report-scene.ts'
import { yearLinks } from './sections.ts'

export function reportTag({ status }: Pick<AgencyReport, 'status'>, t: Translate) {
  const words: Readonly<Record<AgencyReport['status'], readonly [text: string, colour: string]>> = {
    none: [t('Chưa viết', 'Not written'), 'grey'],
    written: [t('Đang viết', 'Being written'), 'grey'],
    signed: [t('Đã ký, đã gửi', 'Signed and sent'), 'yellow'],
    asked: [t('Cần đính chính', 'To be corrected'), 'orange'],
    received: [t('Đã tiếp nhận', 'Taken in'), 'green'],
  }
  const [text, colour] = words[status]
  return { text, classes: `govuk-tag--${colour}` }
}

/** Reports of the officer's own agencies that wait for a signature. */
export function dueNotes({ request, ctx }: Scene, due: readonly ReportDueHere[]): Html | undefined {
  if (due.length === 0) return undefined
  const t = translator(request.locale)
  const lines = due.map(({ agencyId, year, part, lateFrom: day, isLate: late }) => {
    const href = request.linkTo('backoffice.roadmap.report', { agency: agencyId, year, part })
    const name = ctx.directory.findAgency(agencyId)?.shortName ?? agencyId
    const state = late
      ? t(`đã trễ, hạn trước ${formatDate(day)}`, `late, due before ${formatDate(day)}`)
      : t(`cần ký trước ${formatDate(day)}`, `to be signed before ${formatDate(day)}`)
    return html`<li><a class="govuk-link" href="${href}">${partWords(part, year, t)}</a>, ${name}: <strong>${state}</strong></li>`
  })
  return insetText({ text: html`<ul class="govuk-list govuk-!-margin-bottom-0">${lines}</ul>` })
}

export interface ReportList {
  readonly due: readonly ReportDueHere[]
  readonly year: number
  readonly records: readonly RoadmapRecord[]
  /** The department that takes reports in; undefined where nobody does. */
  readonly informationId: string | undefined
}

export function reportListPage(
  scene: Scene,
  list: ReportList,
): { readonly title: string; readonly main: Html } {
  const { request, agencies } = scene
  const { locale, linkTo } = request
  const t = translator(locale)
  const { year, records } = list
  const title = t(`Báo cáo năm ${year}`, `Reports of ${year}`)
  const cell = (agencyId: string, part: string) => {
    const report = readReport(records.find((one) => one.agencyId === agencyId && one.part === part))
    const late = isLate(report, { year, part, today: scene.today })
    return {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.roadmap.report', { agency: agencyId, year, part })}">${reportTag(report, t).text}<span class="govuk-visually-hidden">: ${partWords(part, year, t)}, ${scene.ctx.directory.findAgency(agencyId)?.shortName}</span></a>${late && html` ${tag({ text: t('Trễ', 'Late'), classes: 'govuk-tag--red' })}`}`,
    }
  }
  const head = [
    { text: t('Cơ quan', 'Agency') },
    ...REGULAR_PARTS.map((part) => ({
      text: t(
        `${capital(periodWords(part, year, t))} (trước ${formatDate(lateFrom(year, part) ?? '')})`,
        `${capital(periodWords(part, year, t))} (before ${formatDate(lateFrom(year, part) ?? '')})`,
      ),
    })),
    { text: t('Đột xuất', 'Ad hoc') },
  ]
  const rows = agencies.map(({ id, name }) => [
    { text: inLocale(name, locale) },
    ...REGULAR_PARTS.map((part) => cell(id, part)),
    { text: adHocLinks(scene, { agencyId: id, list, t }) },
  ])
  const body =
    rows.length === 0
      ? emptyState({ text: t('Không có cơ quan nào.', 'No agency.') })
      : sortableTable({ ...stacked(head, rows), label: title, dense: true, locale, firstCellIsHeader: true })
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>${yearLinks(request, 'backoffice.roadmap.reports', year, t)}
<p class="govuk-body">${t('Số liệu do hệ thống tính từ sổ đăng ký; cơ quan viết tình hình và đề xuất, người đứng đầu ký. Báo cáo gửi Ủy ban nhân dân tỉnh qua Sở Thông tin và Truyền thông.', 'Figures come from the register; the agency writes what was done and proposes, its head signs. Reports go to the People’s Committee through the information department.')}</p>
${dueNotes(scene, list.due)}${body}${consolidated(scene, list, t)}`,
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface AdHoc {
  readonly agencyId: string
  readonly list: ReportList
  readonly t: Translate
}

function adHocLinks({ request, ctx }: Scene, { agencyId, list, t }: AdHoc): Html {
  const { year, records } = list
  const parts = records
    .filter((one) => one.agencyId === agencyId && isAdHoc(one.part))
    .map(({ part }) => part)
  const link = (part: string, text: string) =>
    html`<a class="govuk-link" href="${request.linkTo('backoffice.roadmap.report', { agency: agencyId, year, part })}">${text}<span class="govuk-visually-hidden">, ${ctx.directory.findAgency(agencyId)?.shortName}</span></a> `
  const known = parts.map((part) => link(part, t(`Lần ${part.slice(6)}`, `No. ${part.slice(6)}`)))
  const fresh = plannerPost(ctx.actor, agencyId) && link(nextAdHoc(parts), t('Lập mới', 'New'))
  return html`${known}${fresh}`
}

function consolidated({ request, agencies, ctx }: Scene, list: ReportList, t: Translate): Html | undefined {
  const { informationId, year, records } = list
  if (informationId === undefined || agencies.every(({ id }) => id !== informationId)) return undefined
  const isOwn = plannerPost(ctx.actor, informationId) !== undefined
  const links = REGULAR_PARTS.map((part) => {
    const all = `all-${part}`
    const report = readReport(records.find((one) => one.part === all))
    const signed = records.filter((one) => one.part === part && readReport(one).signed).length
    return html`<p class="govuk-body">${button({
      text:
        isOwn && report.status === 'none'
          ? t(`Lập tổng hợp ${periodWords(part, year, t)}`, `Consolidate ${periodWords(part, year, t)}`)
          : partWords(all, year, t),
      href: request.linkTo('backoffice.roadmap.report', { agency: informationId, year, part: all }),
      classes: 'govuk-button--secondary govuk-!-margin-bottom-1',
    })}<br>${t(`${signed} cơ quan đã ký báo cáo.`, `${signed} agencies have signed.`)} ${reportTag(report, t).text}.</p>`
  })
  return html`<h2 class="govuk-heading-m">${t('Tổng hợp trình Ủy ban nhân dân tỉnh', 'Consolidated for the People’s Committee')}</h2>${links}`
}

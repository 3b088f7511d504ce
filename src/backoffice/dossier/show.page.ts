import type { DossierEvent } from '../../modules/dossiers/index.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { alert, errorSummary, fileView, type Html, html, insetText } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { caseAside } from './aside.page.ts'
import { type CaseFile, codeOf } from './case-file.ts'
import { draftView } from './draft-view.page.ts'
import { papersView } from './papers.page.ts'
import { unpaidView } from './payment.page.ts'
import { sentView } from './sent.page.ts'
import { storyView, type Unsaid } from './story.page.ts'
import { TIME_PAPERS } from './time-papers.ts'

export async function casePage(file: CaseFile, unsaid?: Unsaid): Promise<Html> {
  const { services, request, loaded, t } = file
  const code = codeOf(loaded.state)
  const summary =
    unsaid &&
    errorSummary({ locale: request.locale, errorList: [{ text: unsaid.error, href: `#${unsaid.kind}` }] })
  const main = html`${summary}<h1 class="govuk-heading-l">${inLocale(loaded.revision.record.name, request.locale)}</h1>
${parts(file)}${unpaidView(file)}${standing(file)}${resultView(file)}${draftView(file)}${sentView(file)}${await papersView(file)}${storyView(file, unsaid)}`
  return backofficePage(services, request, {
    title: `${t('Hồ sơ', 'File')} ${code}`,
    errorCount: unsaid ? 1 : 0,
    breadcrumbs: [
      { text: t('Việc của tôi', 'My work'), href: request.linkTo('backoffice.work', { list: 'mine' }) },
      { text: code },
    ],
    main: fileView({
      main,
      aside: caseAside(file),
      asideLabel: t('Tóm tắt và việc cần làm', 'The file in brief'),
    }),
  })
}

/** A long page: the ways to its parts, first. */
function parts({ t, loaded }: CaseFile): Html {
  const count = (type: string) => loaded.events.filter((event) => event.type === type).length
  const withCount = (text: string, number: number) => (number > 0 ? `${text} (${number})` : text)
  const links: readonly (readonly [string, string])[] = [
    ['to-khai', t('Tờ khai', 'Declaration')],
    ['giay-to', t('Giấy tờ', 'Papers')],
    ['trao-doi', withCount(t('Trao đổi', 'Messages'), count('messaged'))],
    ['ghi-chu', withCount(t('Ghi chú', 'Notes'), count('noted'))],
    ['qua-trinh', t('Quá trình', 'History')],
  ]
  const items = links.map(
    ([id, text], index) => html`${index > 0 && ' · '}<a class="govuk-link" href="#${id}">${text}</a>`,
  )
  return html`<nav class="no-print" aria-label="${t('Các phần của hồ sơ', 'Parts of the file')}"><p class="govuk-body">${items}</p></nav>`
}

/** Why nothing moves, where nothing does. */
function standing(file: CaseFile): Html | undefined {
  const { t, loaded, request } = file
  const { state, events } = loaded
  const asked = events.findLast((event) => event.type === 'supplement_requested')
  if (state.supplement && asked?.type === 'supplement_requested') {
    const words = asked.private ? [asked.private.reason, ...asked.private.items].join('; ') : ''
    return alert({
      locale: request.locale,
      variant: 'warning',
      title: t('Đang chờ người nộp bổ sung', 'Waiting for the applicant'),
      showTitleAsHeading: true,
      text: html`${t('Từ', 'Since')} ${formatDateTime(asked.at)}. ${words}`,
    })
  }
  const end = events.findLast(isEnd)
  if (!end) return undefined
  const titles = {
    declined: t('Không tiếp nhận', 'Not accepted'),
    withdrawn: t('Người nộp đã rút', 'Withdrawn by the applicant'),
    stopped: t('Đã dừng giải quyết', 'Stopped'),
  }
  const askedBy = end.type === 'withdrawn' ? end.private?.askedBy : undefined
  const atDesk =
    askedBy &&
    html` ${t('Người yêu cầu tại quầy', 'Asked for at the desk by')}: ${askedBy.name} (${askedBy.paper}).`
  return insetText({
    text: html`<strong>${titles[end.type]}</strong>, ${formatDateTime(end.at)}. ${end.private?.reason ?? ''}${atDesk}${paperLink(file, 'stop-notice')}`,
  })
}

type End = Extract<DossierEvent, { type: 'declined' | 'withdrawn' | 'stopped' }>

function isEnd(event: DossierEvent): event is End {
  return event.type === 'declined' || event.type === 'withdrawn' || event.type === 'stopped'
}

function resultView(file: CaseFile): Html | undefined {
  const { t, loaded, request } = file
  const { result, id } = loaded.state
  if (!result) return undefined
  const link = request.linkTo('backoffice.dossier.result', { dossier: id })
  const until =
    result.validUntil && `, ${t('có giá trị đến', 'valid until')} ${formatDate(result.validUntil)}`
  return insetText({
    text: html`<strong>${result.title} ${t('số', 'no.')} ${result.notation}</strong>, ${formatDate(result.issuedOn)}${until}. <a class="govuk-link" href="${link}" data-shortcut="k">${t('Xem kết quả (PDF)', 'See the result (PDF)')}</a>${paperLink(file, 'refusal-notice')}`,
  })
}

/** The form that goes with a decision, beside it; nothing where there is none. */
function paperLink({ t, loaded, request }: CaseFile, name: string): Html | undefined {
  const paper = TIME_PAPERS.find((one) => one.name === name)
  if (!paper?.isThere(loaded)) return undefined
  const link = request.linkTo(`backoffice.dossier.${name}`, { dossier: loaded.state.id })
  return html` <a class="govuk-link" href="${link}">${t(paper.title.vi, paper.title.en)} (PDF)</a>`
}

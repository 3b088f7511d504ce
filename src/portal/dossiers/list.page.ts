import type { Draft, OwnDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, summaryList, tag } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { statusTag, statusWords } from '../../web/words/index.ts'

interface Frame {
  readonly services: Services
  readonly request: Request<Session>
}

interface OwnThings {
  readonly drafts: readonly Draft[]
  readonly dossiers: readonly OwnDossier[]
  /** Dossiers with news not looked at yet. */
  readonly unread: ReadonlySet<string>
  /** For the address of the next page. */
  readonly next: string | undefined
}

export function listView(frame: Frame, things: OwnThings): { readonly title: string; readonly main: Html } {
  const t = translator(frame.request.locale)
  const title = t('Hồ sơ của tôi', 'My files')
  const none = things.dossiers.length === 0 && things.drafts.length === 0
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${none ? nothing(frame, t) : undefined}
${things.drafts.length > 0 ? draftList(frame, things.drafts, t) : undefined}
${things.dossiers.length > 0 ? dossierList(frame, things, t) : undefined}`,
  }
}

function nothing({ request }: Frame, t: Translate): Html {
  return emptyState({
    text: t(
      'Bạn chưa có hồ sơ nào. Tìm dịch vụ bạn cần và nộp hồ sơ ngay trên mạng.',
      'You have no files yet. Find the service you need and apply online.',
    ),
    action: button({ text: t('Tìm dịch vụ', 'Find a service'), href: request.linkTo('portal.catalog.list') }),
  })
}

function draftList({ services, request }: Frame, drafts: readonly Draft[], t: Translate): Html {
  const rows = drafts.map((draft) => {
    const name = services.catalog.getRevision(draft.procedureId, draft.revision).record.name
    return {
      key: { text: request.locale === 'en' ? name.en : name.vi },
      value: {
        text: t(`Sửa lần cuối ${formatDate(draft.updatedAt)}`, `Last changed ${formatDate(draft.updatedAt)}`),
      },
      actions: {
        items: [
          {
            href: request.linkTo('portal.apply.tasks', { draft: draft.id }),
            text: t('Làm tiếp', 'Continue'),
            visuallyHiddenText: name.vi,
          },
        ],
      },
    }
  })
  return html`<h2 class="govuk-heading-m">${t('Đang điền dở', 'Not sent yet')}</h2>${summaryList({ rows })}`
}

function dossierList(
  { services, request }: Frame,
  { dossiers, unread, next }: OwnThings,
  t: Translate,
): Html {
  const items = dossiers.map((dossier) => {
    const { name } = services.catalog.findProcedure(dossier.procedureId)?.record ?? {
      name: { vi: dossier.procedureId, en: dossier.procedureId },
    }
    const due =
      dossier.dueAt && dossier.status !== 'returned'
        ? html`, ${t('hẹn trả', 'due')} ${formatDate(dossier.dueAt)}`
        : undefined
    const link = request.linkTo('portal.dossiers.show', { dossier: dossier.dossierId })
    const news = unread.has(dossier.dossierId)
      ? tag({ text: t('Có tin mới', 'News'), classes: 'govuk-tag--yellow' })
      : undefined
    return html`<li class="own-dossier"><h3 class="govuk-heading-s"><a class="govuk-link" href="${link}">${request.locale === 'en' ? name.en : name.vi}</a></h3>
<p class="govuk-body">${tag({ text: statusWords(dossier.status, t), classes: statusTag(dossier.status) })} ${news} <span class="own-dossier__code">${dossier.code ?? dossier.submissionNo}</span>, ${t('nộp', 'sent')} ${formatDate(dossier.submittedAt)}${due}</p></li>`
  })
  const more =
    next &&
    html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.dossiers.list', {}, { truoc: next })}">${t('Hồ sơ cũ hơn', 'Older files')}</a></p>`
  return html`<h2 class="govuk-heading-m">${t('Đã nộp', 'Sent')}</h2><ul class="govuk-list">${items}</ul>${more}`
}

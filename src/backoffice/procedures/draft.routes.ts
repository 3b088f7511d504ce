import {
  conditionFaults,
  diffProcedures,
  type ProcedureContent,
  startDraft,
  stepFaults,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { forbidden, invalid, notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, insetText, textarea } from '../../ui/index.ts'
import { errorOf, type FormErrors, summaryOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { contentFaultWords } from './content-faults.ts'
import { differenceList } from './difference-list.ts'
import { effectPart, effectOfDraft } from './effect-of-draft.ts'
import { PART_EDITORS } from './part-editors.ts'
import {
  contentOf,
  DRAFT_BASE,
  draftContent,
  draftDesk,
  type DraftDesk,
  REGISTER_BASE,
  registerAccess,
} from './register-desk.ts'
import { stateTag } from './register-words.ts'
import { servicePlanPart } from './service-plan.ts'
import { procedurePage } from './show.routes.ts'
import { SOURCE_PARTS } from './source-parts.ts'

export function draftRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures.amend',
      method: 'POST',
      path: `${REGISTER_BASE}/:procedure/du-thao`,
      access: registerAccess,
      handler: (request) => start(services, request),
    },
    {
      name: 'backoffice.procedures.copy',
      method: 'POST',
      path: `${REGISTER_BASE}/:procedure/thu-tuc-moi`,
      access: registerAccess,
      handler: (request) => start(services, request, request.body.get('newId').trim()),
    },
    {
      name: 'backoffice.procedures.draft',
      method: 'GET',
      path: `${DRAFT_BASE}/:proposal`,
      access: registerAccess,
      handler: async (request) => {
        const shown = await draftPage(services, request, {})
        return shown ? page(shown) : notFound()
      },
    },
  ]
}

async function start(services: Services, request: Request<Session>, newId?: string): Promise<Reply> {
  const t = translator(request.locale)
  const procedureId = request.params['procedure'] ?? ''
  const outcome = await startDraft(officerContext(services, request), {
    procedureId,
    ...(newId === undefined ? {} : { newId }),
  })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'not-found') return notFound()
  if (outcome.kind === 'invalid') {
    const text =
      outcome.error === 'id-taken'
        ? t('Mã này đã có thủ tục dùng; hãy chọn mã khác', 'This code is taken; choose another')
        : t('Mã chưa đúng, ví dụ bl-120', 'The code is not right, such as bl-120')
    const shown = await procedurePage(services, request, { newId: text })
    return shown ? invalid(shown) : notFound()
  }
  return seeOther(request.linkTo('backoffice.procedures.draft', { proposal: outcome.draftId }))
}

/** A draft with what it changes, what that does to files under way, and what comes next. */
export async function draftPage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Html | undefined> {
  const desk = await draftDesk(services, request)
  if (!desk) return undefined
  const { locale, linkTo } = request
  const t = translator(locale)
  const { draft } = desk
  const { directory } = services
  const base = services.catalog.revisionsOf(draft.procedureId).at(-1)
  const after = await draftContent(draft)
  const title = inLocale(draft.record.name, locale)
  const difference = base
    ? differenceList(diffProcedures(contentOf(services, base), after), { directory, locale })
    : html`<p class="govuk-body">${t('Thủ tục mới, chưa có phiên bản nào.', 'A new procedure without a revision yet.')}</p>`
  const main = html`${summaryOf(errors, locale)}<span class="govuk-caption-l">${t('Dự thảo', 'Draft')} · ${draft.procedureId}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${stateTag(draft.state, t)} ${t('Sửa lần cuối', 'Last changed')} ${formatDateTime(draft.changedAt)}</p>
${draft.note ? insetText({ text: `${t('Kiểm soát trả lại', 'Given back by the control office')}: ${draft.note}` }) : undefined}
${desk.isOpen ? unconfirmedPart(draft.record.unconfirmed, locale) : undefined}
${desk.isOpen ? faultPart(openFaults(after, directory, locale), locale) : undefined}
${desk.isOpen && desk.isDrafting ? editLinks(request, desk) : undefined}
<h2 class="govuk-heading-m">${t('Khác phiên bản mới nhất', 'Against the latest revision')}</h2>
${difference}
${desk.isOpen ? servicePlanPart(services, draft, locale) : undefined}
${desk.isOpen ? effectPart(await effectOfDraft(services, { procedureId: draft.procedureId, after, actor: desk.actor }), locale) : undefined}
${desk.isOpen ? moves(request, desk, errors) : undefined}`
  return backofficePage(services, request, {
    title,
    main,
    current: 'procedures',
    errorCount: Object.keys(errors).length,
    backLink: { href: linkTo('backoffice.procedures'), text: t('Thủ tục hành chính', 'Procedures') },
  })
}

function openFaults(content: ProcedureContent, directory: Directory, locale: Locale): readonly string[] {
  return [
    ...contentFaultWords({ part: 'steps', faults: stepFaults(content, directory) }, locale),
    ...contentFaultWords({ part: 'conditions', faults: conditionFaults(content) }, locale),
  ]
}

/** What nobody has compared with the legal texts: of a draft from imported facts, also what it had to borrow. */
function unconfirmedPart(unconfirmed: readonly string[], locale: Locale): Html | undefined {
  if (unconfirmed.length === 0) return undefined
  const t = translator(locale)
  return html`<h2 class="govuk-heading-m">${t('Chưa đối chiếu', 'Unconfirmed')}</h2><ul class="govuk-list govuk-list--bullet" lang="vi">${unconfirmed.map((text) => html`<li>${text}</li>`)}</ul>`
}

/** What has to be mended before the draft is sent on. */
function faultPart(words: readonly string[], locale: Locale): Html | undefined {
  if (words.length === 0) return undefined
  const t = translator(locale)
  return html`<h2 class="govuk-heading-m" id="faults">${t('Còn phải sửa trước khi gửi kiểm soát', 'To be mended before it is sent to be checked')}</h2><ul class="govuk-list govuk-list--bullet">${words.map((one) => html`<li>${one}</li>`)}</ul>`
}

function editLinks({ locale, linkTo }: Request<Session>, { draft }: DraftDesk): Html {
  const t = translator(locale)
  const proposal = draft.id
  const parts = PART_EDITORS.map(({ slug, title }) => ({
    href: linkTo('backoffice.procedures.edit', { proposal, part: slug }),
    text: inLocale(title, locale),
  }))
  const offering = {
    href: linkTo('backoffice.procedures.offering', { proposal }),
    text: t('Cơ quan thực hiện', 'Offering agencies'),
  }
  const sources = SOURCE_PARTS.map(({ slug, title }) => ({
    href: linkTo('backoffice.procedures.upload', { proposal, part: slug }),
    text: inLocale(title, locale),
  }))
  return html`<h2 class="govuk-heading-m">${t('Sửa', 'Edit')}</h2><ul class="govuk-list govuk-list--bullet">${[...parts, offering, ...sources].map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`
}

function moves(request: Request<Session>, desk: DraftDesk, errors: FormErrors): Html {
  const { locale, linkTo, csrfToken, body } = request
  const t = translator(locale)
  const { draft, isControl, isDrafting } = desk
  const hidden = (move: string) =>
    html`<input type="hidden" name="_csrf" value="${csrfToken}"><input type="hidden" name="version" value="${draft.version}"><input type="hidden" name="move" value="${move}">`
  const action = linkTo('backoffice.procedures.move', { proposal: draft.id })
  const form = (move: string, inside: Html) =>
    html`<form method="post" action="${action}" novalidate>${hidden(move)}${inside}</form>`
  const plain = (move: string, text: string) => form(move, button({ text, preventDoubleClick: true }))
  const canGiveBack = isControl && draft.state !== 'draft'
  return html`<h2 class="govuk-heading-m">${t('Bước tiếp theo', 'Next step')}</h2>
${isDrafting && draft.state === 'draft' ? plain('submit', t('Gửi kiểm soát', 'Send to be checked')) : undefined}
${isControl && draft.state === 'submitted' ? plain('check', t('Xác nhận đã kiểm soát', 'Confirm that it is checked')) : undefined}
${isControl && draft.state === 'checked' ? html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="${linkTo('backoffice.procedures.publish', { proposal: draft.id })}">${t('Công bố bằng quyết định', 'Publish by a decision')}</a></p>` : undefined}
${canGiveBack ? form('give-back', html`${textarea({ name: 'note', locale, rows: 3, label: { text: t('Trả lại cơ quan soạn: cần sửa gì', 'Give back: what is to be mended') }, value: body.get('note'), ...errorOf(errors, 'note') })}${button({ text: t('Trả lại', 'Give back'), classes: 'govuk-button--secondary', preventDoubleClick: true })}`) : undefined}
${isDrafting ? html`<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.procedures.discard', { proposal: draft.id })}">${t('Bỏ dự thảo', 'Discard the draft')}</a></p>` : undefined}`
}

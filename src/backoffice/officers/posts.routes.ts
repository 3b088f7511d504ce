import {
  addPost,
  endPost,
  findOfficer,
  type ManageContext,
  type OfficerRecord,
  type Session,
} from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import { notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, buttonGroup, html } from '../../ui/index.ts'
import type { FormErrors } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { agencyChooser } from './agency-chooser.ts'
import { administrator, chosenAgency, managedAgencies, manageContext } from './manage-context.ts'
import { refusalReply } from './means.routes.ts'
import { postWords } from './officer-words.ts'
import { postErrorWords, postFields, postOf } from './post-form.page.ts'

export function postRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.officers.post.new',
      method: 'GET',
      path: '/can-bo/can-bo/:id/vi-tri',
      access: administrator,
      handler: (request) => showNew(services, request),
    },
    {
      name: 'backoffice.officers.post.add',
      method: 'POST',
      path: '/can-bo/can-bo/:id/vi-tri',
      access: administrator,
      handler: (request) => add(services, request),
    },
    {
      name: 'backoffice.officers.post.end',
      method: 'GET',
      path: '/can-bo/can-bo/:id/vi-tri/:post/ket-thuc',
      access: administrator,
      handler: (request) => showEnd(services, request),
    },
    {
      name: 'backoffice.officers.post.end.do',
      method: 'POST',
      path: '/can-bo/can-bo/:id/vi-tri/:post/ket-thuc',
      access: administrator,
      handler: (request) => end(services, request),
    },
  ]
}

async function showNew(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = manageContext(services, request)
  const officer = await findOfficer(ctx, request.params['id'] ?? '')
  const agency = chosenAgency(managedAgencies(ctx.directory, ctx.actor), request.query['co-quan'])
  return officer && agency ? newPostPage(services, request, { officer, agency, errors: {} }) : notFound()
}

async function add(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const officer = await findOfficer(ctx, request.params['id'] ?? '')
  const agency = managedAgencies(ctx.directory, ctx.actor).find(({ id }) => id === request.body.get('agency'))
  if (!officer || !agency) return notFound()
  const outcome = await addPost(ctx, { accountId: officer.id, post: postOf(request, agency) })
  if (outcome.kind === 'invalid') {
    return newPostPage(services, request, { officer, agency, errors: postErrorWords(outcome.errors, t) })
  }
  return outcome.kind === 'done'
    ? toOfficer(
        request,
        officer.id,
        t('Đã thêm vị trí, có hiệu lực từ hôm nay', 'The post is added, in force from today'),
      )
    : refusalReply(outcome)
}

interface NewPostForm {
  readonly officer: OfficerRecord
  readonly agency: Agency
  readonly errors: FormErrors
}

function newPostPage(
  services: Services,
  request: Request<Session>,
  { officer, agency, errors }: NewPostForm,
): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const params = { id: officer.id }
  return officeFormPage(services, request, {
    title: `${t('Thêm vị trí', 'Add a post')}: ${officer.fullName}`,
    action: request.linkTo('backoffice.officers.post.add', params),
    current: 'officers',
    backLink: { href: request.linkTo('backoffice.officers.show', params), text: officer.fullName },
    errors,
    before: html`${agencyChooser(request, {
      action: request.linkTo('backoffice.officers.post.new', params),
      agencies: managedAgencies(ctx.directory, ctx.actor),
      agency,
    })}<p class="govuk-body">${t('Cơ quan:', 'Agency:')} <strong>${inLocale(agency.name, request.locale)}</strong></p>`,
    fields: html`${postFields(request, { ctx, agency, errors })}${button({ text: t('Thêm vị trí', 'Add the post'), preventDoubleClick: true })}`,
  })
}

async function showEnd(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const found = await findPost(ctx, request)
  if (!found) return notFound()
  const { officer, post } = found
  const back = request.linkTo('backoffice.officers.show', { id: officer.id })
  return officeFormPage(services, request, {
    title: t('Kết thúc vị trí này?', 'End this post?'),
    action: request.linkTo('backoffice.officers.post.end.do', { id: officer.id, post: post.id }),
    current: 'officers',
    backLink: { href: back, text: officer.fullName },
    errors: {},
    before: html`<p class="govuk-body"><strong>${officer.fullName}</strong>: ${postWords(post, ctx.directory, request.locale)}</p>
<p class="govuk-body">${t('Từ bây giờ vị trí không còn quyền gì; việc đã làm vẫn ghi tên người làm. Hồ sơ đang giữ ở vị trí này cần được phân công lại.', 'From now on the post gives no right; what was done keeps its name. Files held under it must be assigned anew.')}</p>`,
    fields: buttonGroup(
      button({
        text: t('Kết thúc vị trí', 'End the post'),
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      }),
      html`<a class="govuk-link" href="${back}">${t('Không, quay lại', 'No, go back')}</a>`,
    ),
  })
}

async function end(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const id = request.params['id'] ?? ''
  const found = await findPost(ctx, request)
  // Gone since the page was opened, by another click or another administrator: what was asked is so.
  const outcome = found
    ? await endPost(ctx, found.post.id)
    : { kind: (await findOfficer(ctx, id)) ? ('done' as const) : ('not-found' as const) }
  if (outcome.kind !== 'done') return refusalReply(outcome)
  const text = t('Đã kết thúc vị trí', 'The post has ended')
  // With the last post in the agency an officer goes out of its administrator's sight.
  return (await findOfficer(ctx, id))
    ? toOfficer(request, id, text)
    : withFlash(seeOther(request.linkTo('backoffice.officers')), { kind: 'success', text })
}

async function findPost(ctx: ManageContext, request: Request<Session>) {
  const officer = await findOfficer(ctx, request.params['id'] ?? '')
  const post = officer?.posts.find(({ id }) => id === request.params['post'])
  return officer && post ? { officer, post } : undefined
}

function toOfficer(request: Request<Session>, id: string, text: string): Reply {
  return withFlash(seeOther(request.linkTo('backoffice.officers.show', { id })), { kind: 'success', text })
}

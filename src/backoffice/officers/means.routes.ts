import {
  findOfficer,
  listAccountActs,
  type ManageContext,
  type ManageOutcome,
  mayGive,
  mayManage,
  mayManageOfficer,
  type OfficerRecord,
  resetOfficerPassword,
  resetOfficerTotp,
  type Session,
  setOfficerLock,
  vietnamToday,
} from '../../modules/identity/index.ts'
import { forbidden, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, buttonGroup, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { officeFormPage } from '../office-form.ts'
import { administrator, manageContext } from './manage-context.ts'
import { oneTimePasswordPage } from './one-time-password.page.ts'
import { officerView } from './show.page.ts'

/** One officer, and what can be done about his way in; each act has a page that asks first. */
export function meansRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.officers.show',
      method: 'GET',
      path: '/can-bo/can-bo/:id',
      access: administrator,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.officers.act',
      method: 'GET',
      path: '/can-bo/can-bo/:id/:act',
      access: administrator,
      handler: (request) => ask(services, request),
    },
    {
      name: 'backoffice.officers.act.do',
      method: 'POST',
      path: '/can-bo/can-bo/:id/:act',
      access: administrator,
      handler: (request) => act(services, request),
    },
  ]
}

export function refusalReply(outcome: { readonly kind: string }): Reply {
  return outcome.kind === 'not-found' ? notFound() : forbidden()
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = manageContext(services, request)
  const officer = await findOfficer(ctx, request.params['id'] ?? '')
  if (!officer) return notFound()
  const view = officerView(request, {
    officer,
    acts: await listAccountActs(services.db, officer.id),
    directory: ctx.directory,
    today: vietnamToday(ctx.clock),
    mayManage: isManaged(ctx, officer),
    isSelf: isSelf(ctx, officer),
    mayEnd: (post) => mayManage(ctx.actor, post.agencyId) && mayGive(ctx.actor, post.role),
  })
  return page(await backofficePage(services, request, { ...view, current: 'officers' }))
}

function isManaged(ctx: ManageContext, officer: OfficerRecord): boolean {
  return !isSelf(ctx, officer) && mayManageOfficer(ctx.actor, officer.posts, vietnamToday(ctx.clock))
}

function isSelf({ actor }: ManageContext, officer: OfficerRecord): boolean {
  return actor.kind === 'officer' && actor.accountId === officer.id
}

interface ActWords {
  readonly title: string
  readonly explanation: string
  readonly button: string
  readonly done: string
}

function wordsOf(name: string, t: Translate): ActWords | undefined {
  const acts: Readonly<Record<string, ActWords>> = {
    khoa: {
      title: t('Khóa tài khoản này?', 'Lock this account?'),
      explanation: t(
        'Cán bộ bị đăng xuất ngay và không đăng nhập được cho đến khi được mở khóa.',
        'The officer is signed out at once and cannot sign in until the account is unlocked.',
      ),
      button: t('Khóa tài khoản', 'Lock the account'),
      done: t('Đã khóa tài khoản', 'The account is locked'),
    },
    'mo-khoa': {
      title: t('Mở khóa tài khoản này?', 'Unlock this account?'),
      explanation: t(
        'Cán bộ đăng nhập lại được với các vị trí đang giữ.',
        'The officer can sign in again with the posts held.',
      ),
      button: t('Mở khóa', 'Unlock'),
      done: t('Đã mở khóa tài khoản', 'The account is unlocked'),
    },
    'mat-khau': {
      title: t('Cấp lại mật khẩu?', 'Reset the password?'),
      explanation: t(
        'Mật khẩu đang dùng mất hiệu lực, cán bộ bị đăng xuất ở mọi nơi. Mật khẩu mới hiện một lần cho bạn trao lại.',
        'The present password stops working and the officer is signed out everywhere. The new one is shown to you once.',
      ),
      button: t('Cấp lại mật khẩu', 'Reset the password'),
      done: '',
    },
    'xac-thuc-hai-lop': {
      title: t('Đặt lại xác thực hai lớp?', 'Reset the second factor?'),
      explanation: t(
        'Chỉ làm khi cán bộ mất điện thoại hoặc đổi ứng dụng, và bạn biết chắc là chính người đó. Cán bộ bị đăng xuất và phải đặt lại ở lần đăng nhập sau.',
        'Only when the telephone is lost or the app changed, and you are sure who asks. The officer is signed out and sets it up anew at the next sign-in.',
      ),
      button: t('Đặt lại', 'Reset'),
      done: t('Đã đặt lại xác thực hai lớp', 'The second factor is reset'),
    },
  }
  return Object.hasOwn(acts, name) ? acts[name] : undefined
}

async function ask(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const name = request.params['act'] ?? ''
  const words = wordsOf(name, t)
  const officer = words && (await findOfficer(ctx, request.params['id'] ?? ''))
  if (!words || !officer) return notFound()
  if (!isManaged(ctx, officer)) return forbidden()
  const back = request.linkTo('backoffice.officers.show', { id: officer.id })
  return officeFormPage(services, request, {
    title: words.title,
    action: request.linkTo('backoffice.officers.act.do', { id: officer.id, act: name }),
    current: 'officers',
    backLink: { href: back, text: officer.fullName },
    errors: {},
    before: html`<p class="govuk-body"><strong>${officer.fullName}</strong> (<code>${officer.username}</code>)</p><p class="govuk-body">${words.explanation}</p>`,
    fields: buttonGroup(
      button({
        text: words.button,
        preventDoubleClick: true,
        ...(name === 'mo-khoa' ? {} : { classes: 'govuk-button--warning' }),
      }),
      html`<a class="govuk-link" href="${back}">${t('Không, quay lại', 'No, go back')}</a>`,
    ),
  })
}

async function act(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = manageContext(services, request)
  const name = request.params['act'] ?? ''
  const words = wordsOf(name, translator(request.locale))
  const officer = words && (await findOfficer(ctx, request.params['id'] ?? ''))
  if (!words || !officer) return notFound()
  if (name === 'mat-khau') {
    const reset = await resetOfficerPassword(ctx, officer.id)
    return reset.kind === 'done'
      ? oneTimePasswordPage(services, request, { ...officer, ...reset })
      : refusalReply(reset)
  }
  const outcome = await doAct(ctx, name, officer.id)
  if (outcome.kind !== 'done') return refusalReply(outcome)
  return withFlash(seeOther(request.linkTo('backoffice.officers.show', { id: officer.id })), {
    kind: 'success',
    text: words.done,
  })
}

function doAct(ctx: ManageContext, name: string, accountId: string): Promise<ManageOutcome> {
  if (name === 'xac-thuc-hai-lop') return resetOfficerTotp(ctx, accountId)
  return setOfficerLock(ctx, { accountId, locked: name === 'khoa' })
}

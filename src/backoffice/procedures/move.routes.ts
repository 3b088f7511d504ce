import { type DraftMove, moveDraft } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, invalid, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, html, warningText } from '../../ui/index.ts'
import type { FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { contentFaultWords } from './content-faults.ts'
import { draftPage } from './draft.routes.ts'
import { DRAFT_BASE, draftDesk, registerAccess } from './register-desk.ts'

const MOVES: readonly DraftMove[] = ['submit', 'check', 'give-back', 'discard']

export function moveRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures.move',
      method: 'POST',
      path: `${DRAFT_BASE}/:proposal/chuyen`,
      access: registerAccess,
      handler: (request) => move(services, request),
    },
    {
      name: 'backoffice.procedures.discard',
      method: 'GET',
      path: `${DRAFT_BASE}/:proposal/bo`,
      access: registerAccess,
      handler: (request) => discardPage(services, request),
    },
  ]
}

async function move(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { body, params, linkTo } = request
  const asked = MOVES.find((one) => one === body.get('move'))
  const draftId = params['proposal'] ?? ''
  if (!asked) return notFound()
  const outcome = await moveDraft(officerContext(services, request), {
    draftId,
    version: Number(body.get('version')),
    move: asked,
    note: body.get('note'),
  })
  switch (outcome.kind) {
    case 'refused':
      return forbidden()
    case 'not-found':
      return notFound()
    case 'note-missing':
      return draftAgain(services, request, {
        note: t('Bạn chưa nhập cần sửa gì', 'Enter what is to be mended'),
      })
    case 'unsound':
      return draftAgain(services, request, {
        faults: contentFaultWords(outcome.faults, request.locale)[0] ?? '',
      })
    case 'changed-meanwhile':
    case 'not-now':
      return withFlash(seeOther(linkTo('backoffice.procedures.draft', { proposal: draftId })), {
        kind: 'warning',
        text: changedWords(t),
      })
    case 'moved':
    case 'unchanged':
      return withFlash(seeOther(linkTo('backoffice.procedures.draft', { proposal: draftId })), {
        kind: 'success',
        text: movedWords(asked, t),
      })
  }
}

async function draftAgain(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const shown = await draftPage(services, request, errors)
  return shown ? invalid(shown) : notFound()
}

export function changedWords(t: Translate): string {
  return t(
    'Dự thảo vừa được người khác thay đổi. Hãy xem lại rồi làm tiếp.',
    'Somebody changed the draft meanwhile. Look at it again, then go on.',
  )
}

function movedWords(asked: DraftMove, t: Translate): string {
  const words: Readonly<Record<DraftMove, string>> = {
    submit: t('Đã gửi kiểm soát.', 'Sent to be checked.'),
    check: t('Đã xác nhận kiểm soát.', 'Confirmed as checked.'),
    'give-back': t('Đã trả lại cơ quan soạn.', 'Given back to the agency.'),
    discard: t('Đã bỏ dự thảo.', 'The draft is discarded.'),
  }
  return words[asked]
}

async function discardPage(services: Services, request: Request<Session>): Promise<Reply> {
  const desk = await draftDesk(services, request)
  if (!desk?.isDrafting || !desk.isOpen) return notFound()
  const { locale, linkTo } = request
  const t = translator(locale)
  const { id, version, record } = desk.draft
  return officeFormPage(services, request, {
    title: t('Bỏ dự thảo', 'Discard the draft'),
    action: linkTo('backoffice.procedures.move', { proposal: id }),
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.draft', { proposal: id }),
      text: inLocale(record.name, locale),
    },
    errors: {},
    before: warningText({
      locale,
      text: t(
        'Dự thảo đã bỏ không mở lại được. Phiên bản đã công bố không đổi.',
        'A discarded draft cannot be opened again. What was published stays.',
      ),
    }),
    fields: html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="move" value="discard">${button({ text: t('Bỏ dự thảo', 'Discard the draft'), classes: 'govuk-button--warning', preventDoubleClick: true })}`,
  })
}

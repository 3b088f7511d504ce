import { addNote, sendMessage } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { markRead } from '../../modules/notifications/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { isId } from '../../platform/ids/id.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { caseLink, findCaseFile, type OfficerRequest } from './case-file.ts'
import { casePage } from './show.page.ts'
import type { Speaking } from './story.page.ts'

export function showRoutes(services: Services): readonly Route<Session>[] {
  const speak = (kind: Speaking) => (request: OfficerRequest) => say(services, request, kind)
  return [
    {
      name: 'backoffice.dossier.show',
      method: 'GET',
      path: '/can-bo/ho-so/:dossier',
      access: caseAccess,
      handler: async (request) => {
        const file = await findCaseFile(services, request)
        if (!file) return notFound()
        // Whoever has the file before him needs no reminder of it.
        await markRead(file.ctx, file.ctx.actor.accountId, file.loaded.state.id)
        return page(await casePage(file))
      },
    },
    {
      name: 'backoffice.dossier.message',
      method: 'POST',
      path: '/can-bo/ho-so/:dossier/tin-nhan',
      access: caseAccess,
      rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
      handler: speak('message'),
    },
    {
      name: 'backoffice.dossier.note',
      method: 'POST',
      path: '/can-bo/ho-so/:dossier/ghi-chu',
      access: caseAccess,
      handler: speak('note'),
    },
  ]
}

const PLACES: Readonly<Record<Speaking, string>> = { message: 'trao-doi', note: 'ghi-chu' }

async function say(services: Services, request: OfficerRequest, kind: Speaking): Promise<Reply> {
  const file = await findCaseFile(services, request)
  const requestId = request.body.get('requestId')
  if (!file || !isId(requestId)) return notFound()
  const { t, ctx } = file
  const text = request.body.get('text')
  const command = kind === 'message' ? sendMessage : addNote
  const outcome = await command(ctx, { dossierId: file.loaded.state.id, text, requestId })
  if (outcome.kind === 'refused') return notFound()
  if (outcome.kind === 'done') {
    const done = kind === 'message' ? t('Đã gửi tin nhắn', 'Message sent') : t('Đã lưu ghi chú', 'Note saved')
    return withFlash(seeOther(`${caseLink(file)}#${PLACES[kind]}`), { kind: 'success', text: done })
  }
  const error =
    text.trim() === ''
      ? t('Bạn chưa viết nội dung', 'You have not written anything')
      : t('Nội dung dài quá 5.000 ký tự, bạn hãy rút gọn', 'Longer than 5,000 characters: shorten it')
  return invalid(await casePage(file, { kind, text, requestId, error }))
}

import {
  type ActOutcome,
  claimStep,
  declineDossier,
  receiveDossier,
  releaseStep,
  requestSupplement,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import type { Html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { ACTS } from './aside.page.ts'
import { type DeskFile, findDeskFile } from './desk-file.ts'
import { deskPapers } from './desk-papers.ts'
import { type DeskFault, type DeskTyped, FIELDS, itemsOf, readTyped } from './desk-typed.ts'

type Draw = (file: DeskFile, typed: DeskTyped, faults: readonly DeskFault[]) => Promise<Html>

interface DeskAct {
  readonly file: DeskFile
  readonly typed: DeskTyped
  readonly token: number
  readonly act: string
}

/** The one form of the desk, sent by one of its buttons. */
export async function actAtDesk(services: Services, request: Request<Session>, draw: Draw): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file) return notFound()
  const act = request.body.get('viec')
  const token = Number(request.body.get('buoc')) || 0
  const typed = readTyped(request.body, file)
  const outcome = await perform({ file, typed, token, act })
  if (!outcome)
    return invalid(
      await draw(file, typed, [
        { href: '#main-content', text: file.t('Hãy chọn việc cần làm', 'Choose what to do') },
      ]),
    )
  switch (outcome.kind) {
    case 'done':
      return afterwards(file, act)
    case 'invalid':
      return invalid(
        await draw(
          file,
          typed,
          outcome.errors.map((error) => faultOf(file, act, error)),
        ),
      )
    case 'refused':
      return refused({ services, request, typed, draw }, outcome.reason)
  }
}

function perform({ file, typed, token, act }: DeskAct): Promise<ActOutcome<string>> | undefined {
  const { ctx, loaded } = file
  const step = { dossierId: loaded.state.id, token }
  switch (act) {
    case ACTS.receive:
      return receiveDossier(ctx, { ...step, checkedPaperIds: typed.checked })
    case ACTS.supplement:
      return requestSupplement(ctx, {
        ...step,
        reason: typed.reason,
        paperIds: typed.asked,
        paperReasons: typed.paperReasons,
        items: itemsOf(typed),
      })
    case ACTS.decline:
      return declineDossier(ctx, { ...step, reason: typed.declineReason })
    case ACTS.claim:
      return claimStep(ctx, step)
    case ACTS.release:
      return releaseStep(ctx, { ...step, reason: '' })
    default:
      return undefined
  }
}

function afterwards({ request, loaded, t }: DeskFile, act: string): Reply {
  const params = { dossier: loaded.state.id }
  if (act === ACTS.claim) {
    const again = seeOther(request.linkTo('backoffice.reception.show', params))
    return withFlash(again, { kind: 'success', text: t('Bạn đã nhận việc này', 'You have taken this') })
  }
  if (act === ACTS.release) {
    const list = seeOther(request.linkTo('backoffice.work', { list: 'receive' }))
    return withFlash(list, { kind: 'success', text: t('Đã trả việc cho bộ phận', 'Put back for the desk') })
  }
  return seeOther(request.linkTo('backoffice.reception.done', params))
}

function faultOf(file: DeskFile, act: string, error: string): DeskFault {
  const { t, request } = file
  if (act === ACTS.receive) {
    const papers = deskPapers(file)
    const index = papers.findIndex(({ paper }) => paper.id === error)
    const name = papers[index] ? inLocale(papers[index].paper.name, request.locale) : error
    return {
      href: `#${FIELDS.checked}-${error}`,
      text: t(
        `Chưa đánh dấu đã kiểm tra: ${index + 1}. ${name}`,
        `Not ticked as looked at: ${index + 1}. ${name}`,
      ),
    }
  }
  if (act === ACTS.decline)
    return {
      href: `#${FIELDS.declineReason}`,
      text: t('Hãy ghi lý do từ chối', 'Give the reason for declining'),
    }
  return error === 'reason'
    ? {
        href: `#${FIELDS.reason}`,
        text: t('Hãy ghi lý do yêu cầu bổ sung', 'Give the reason for the request'),
      }
    : {
        href: `#${FIELDS.items}`,
        text: t(
          'Hãy đánh dấu giấy tờ cần bổ sung, hoặc ghi nội dung khác',
          'Tick a paper to be given again, or write what else is needed',
        ),
      }
}

interface Refused {
  readonly services: Services
  readonly request: Request<Session>
  readonly typed: DeskTyped
  readonly draw: Draw
}

/** A colleague was quicker: says who, and keeps what was typed as long as the file is still at the desk. */
async function refused({ services, request, typed, draw }: Refused, reason: string): Promise<Reply> {
  const now = await findDeskFile(services, request)
  if (!now || reason === 'not-found') return notFound()
  const { t, holder, loaded, task } = now
  if (!task) {
    const text = t('Bước tiếp nhận của hồ sơ này đã xong.', 'This file has been answered already.')
    return withFlash(seeOther(request.linkTo('backoffice.reception.done', { dossier: loaded.state.id })), {
      kind: 'info',
      text,
    })
  }
  const text =
    reason === 'held-by-another'
      ? t(
          `Hồ sơ đang do ${holder ?? ''} giữ. Hãy trao đổi với người giữ.`,
          `${holder ?? ''} holds the file. Speak with them.`,
        )
      : t(
          'Việc này chưa làm được lúc này. Hãy xem lại tình trạng hồ sơ bên phải.',
          'This cannot be done now. See the state of the file.',
        )
  return page(await draw(now, typed, [{ href: '#main-content', text }]), { status: 409 })
}

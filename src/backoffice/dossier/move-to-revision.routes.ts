import { type MoveError, movingPost, moveStanding, moveToRevision } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { officer } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { type CaseFile, caseLink, codeOf, findCaseFile, type OfficerRequest } from './case-file.ts'
import type { Fault } from './fault.ts'
import {
  type MoveCase,
  moveForm,
  notMovedWords,
  placeField,
  type TypedMove,
} from './move-to-revision.page.ts'
import { refusedPage } from './step.page.ts'

/** A file goes on by the newer revision of its procedure: its leader sees what that means, and decides where he has to. */
export function moveToRevisionRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/ho-so/:dossier/chuyen-quy-dinh-moi'
  const access = officer('agency_leader', 'unit_leader')
  return [
    {
      name: 'backoffice.dossier.move-to-revision',
      method: 'GET',
      path,
      access,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.dossier.move-to-revision.send',
      method: 'POST',
      path,
      access,
      handler: (request) => move(services, request),
    },
  ]
}

async function openCase(file: CaseFile): Promise<MoveCase | Reply> {
  const { ctx, loaded, t } = file
  const isForeign = movingPost(ctx.actor, loaded.state) === undefined
  const standing = moveStanding(ctx, loaded)
  if (standing && !isForeign) return { file, standing }
  const inForce = ctx.catalog.findProcedure(loaded.state.procedureId)?.revision
  const isNewest = inForce === loaded.state.revision
  return page(await refusedPage(file, notMovedWords({ isForeign, isNewest }, t)), { status: 409 })
}

async function show(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const found = await openCase(file)
  if (!('standing' in found)) return found
  return page(await moveForm(found, { reason: '', askedPaperIds: [], places: {} }, []))
}

async function move(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const { ctx, loaded } = file
  const typed = readTyped(file)
  const revision = Number(request.body.get('revision'))
  const outcome = await moveToRevision(ctx, { dossierId: loaded.state.id, revision, ...typed })
  if (outcome.kind === 'done') {
    const { state } = outcome
    return withFlash(seeOther(caseLink(file)), { kind: 'success', text: movedText(file, state.dueAt) })
  }
  const found = await openCase(file)
  if (!('standing' in found)) return found
  const faults =
    outcome.kind === 'invalid' ? outcome.errors.map((error) => faultOf(file, error)) : [meanwhile(file)]
  return invalid(await moveForm(found, typed, faults))
}

function movedText({ t, loaded: { state } }: CaseFile, dueAt: Date | null): string {
  const due = dueAt ? t(`. Hẹn trả: ${formatDateTime(dueAt)}`, `. Due on ${formatDateTime(dueAt)}`) : ''
  return t(
    `Hồ sơ ${codeOf(state)} được giải quyết theo quy định mới${due}`,
    `File ${codeOf(state)} goes on by the new rules${due}`,
  )
}

function readTyped({ request: { body }, loaded: { state } }: CaseFile): TypedMove {
  const places = state.tasks.flatMap(({ token }) => {
    const step = body.get(placeField(token))
    return step === '' ? [] : [[token, step] as const]
  })
  return {
    reason: body.get('reason'),
    askedPaperIds: body.getAll('paper'),
    places: Object.fromEntries(places),
  }
}

function meanwhile({ t }: CaseFile): Fault {
  return {
    field: 'reason',
    text: t(
      'Quy định vừa thay đổi, hãy xem lại rồi quyết định',
      'The rules changed meanwhile: look again, then decide',
    ),
  }
}

function faultOf({ t }: CaseFile, error: MoveError): Fault {
  const texts: Readonly<Record<string, Fault>> = {
    reason: {
      field: 'reason',
      text: t('Bạn hãy viết lý do, người nộp sẽ đọc', 'Write why: the applicant reads it'),
    },
    papers: { field: 'paper', text: t('Bạn hãy chọn giấy tờ trong danh sách', 'Choose papers of the list') },
    'papers-now': {
      field: 'paper',
      text: t(
        'Bước hiện nay không yêu cầu bổ sung được; hãy bỏ chọn giấy tờ, hoặc chuyển sau khi người nộp trả lời',
        'Nothing can be asked for at the present step: clear the papers, or move it when the applicant has answered',
      ),
    },
    'papers-rules': {
      field: 'paper',
      text: t(
        'Đã hết thời gian hoặc số lần được yêu cầu bổ sung theo quy định; hãy bỏ chọn giấy tờ',
        'It is too late, or was asked too often, to ask for more by the rules: clear the papers',
      ),
    },
    places: {
      field: 'reason',
      text: t(
        'Các bước đã chọn không thể cùng mở trong quy trình mới; hãy chọn một bước chung',
        'These steps cannot be open together in the new process: choose one for all',
      ),
    },
  }
  return texts[error] ?? { field: error, text: t('Bạn hãy chọn bước làm tiếp', 'Choose where to go on') }
}

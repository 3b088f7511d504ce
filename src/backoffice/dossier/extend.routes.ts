import { instantAt, sessionEndOfDay } from '../../engines/calendar/index.ts'
import {
  extendDeadline,
  type ExtensionError,
  extensionErrors,
  extensionStanding,
  signerPost,
  whyNotExtended,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  file as fileReply,
  invalid,
  notFound,
  page,
  type Reply,
  seeOther,
  withFlash,
} from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { officer } from '../../web/access.ts'
import { apologyLetterPdf } from '../../web/dossier-documents/index.ts'
import type { Services } from '../../web/services.ts'
import { readDate, typedDate } from '../../web/typed-date.ts'
import { type CaseFile, caseLink, codeOf, findCaseFile, type OfficerRequest } from './case-file.ts'
import {
  APOLOGY_ACTS,
  type ApologyCase,
  apologyForm,
  apologyPreview,
  dueDay,
  newDueOn,
  type TypedApology,
} from './extend.page.ts'
import type { Fault } from './fault.ts'
import { PDFS } from './file.routes.ts'
import { lateReason } from './late-reason.ts'
import { refusedPage } from './step.page.ts'

/** A file that will be late: its leader apologises and gives a new date, once he has read the letter. */
export function extendRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/ho-so/:dossier/xin-loi-hen-lai'
  const access = officer('agency_leader')
  return [
    {
      name: 'backoffice.dossier.extend',
      method: 'GET',
      path,
      access,
      handler: (request) => begin(services, request),
    },
    {
      name: 'backoffice.dossier.extend.send',
      method: 'POST',
      path,
      access,
      handler: (request) => answer(services, request),
    },
    {
      name: 'backoffice.dossier.extend.preview',
      method: 'POST',
      path: `${path}/ban-thao.pdf`,
      access,
      rateLimit: PDFS,
      handler: (request) => previewLetter(services, request),
    },
  ]
}

/** The file with its standing, or the answer that says why there can be no new date. */
async function openCase(services: Services, request: OfficerRequest): Promise<ApologyCase | Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const post = signerPost(file.ctx, file.loaded.state)
  const standing = extensionStanding(services, file.loaded, services.clock.now())
  const refused = whyNotExtended(file.ctx, file.loaded)
  if (!post || !standing || refused)
    return page(await refusedPage(file, whyNot(file, post === undefined, refused)), { status: 409 })
  return { file, post, standing }
}

function whyNot(
  { t, services, loaded }: CaseFile,
  isForeign: boolean,
  refused: ReturnType<typeof whyNotExtended>,
): string {
  const { state } = loaded
  if (isForeign) {
    const { name } = services.directory.getAgency(state.agencyId)
    return t(`Phiếu xin lỗi do lãnh đạo ${name.vi} ký.`, `The letter is signed by a leader of ${name.en}.`)
  }
  const rule = extensionStanding(services, loaded, services.clock.now())?.profile.rules.extensionsAllowed
  if (refused === 'beyond-allowed' && rule)
    return t(
      `Hồ sơ đã hẹn lại ${state.extensions} lần, quy định cho phép tối đa ${rule.value} lần (${rule.source}). Bạn hãy đôn đốc để trả kết quả sớm nhất.`,
      `The date was changed ${state.extensions} times, and no more than ${rule.value} are allowed (${rule.source}). See to it that the result comes as soon as it can.`,
    )
  if (state.supplement || state.financialDuty)
    return t(
      'Hồ sơ đang chờ người nộp, thời hạn chưa chạy. Khi người nộp đã làm xong, bạn mới hẹn lại được.',
      'The file waits for the applicant. A new date can be given once the wait is over.',
    )
  return state.receivedAt
    ? t('Hồ sơ đã giải quyết xong nên không cần hẹn lại.', 'The file is finished: no new date is needed.')
    : t(
        'Hồ sơ chưa được tiếp nhận nên chưa có ngày hẹn.',
        'The file has not been received: nothing was promised.',
      )
}

async function begin(services: Services, request: OfficerRequest): Promise<Reply> {
  const found = await openCase(services, request)
  if ('kind' in found) return found
  const { file, standing } = found
  const typed = { newDue: typedDate(standing.proposedDay), reason: lateReason(services, file.loaded) }
  return page(await apologyForm(found, typed, []))
}

function readTyped({ body }: OfficerRequest): TypedApology {
  return { newDue: readDate(body, 'newDue'), reason: body.get('reason') }
}

async function answer(services: Services, request: OfficerRequest): Promise<Reply> {
  if (request.body.get('viec') === APOLOGY_ACTS.send) return send(services, request)
  const found = await openCase(services, request)
  if ('kind' in found) return found
  const typed = readTyped(request)
  if (request.body.get('viec') === APOLOGY_ACTS.mend) return page(await apologyForm(found, typed, []))
  const day = newDueOn(typed)
  const errors = extensionErrors(services, found.file.loaded.state, { newDueOn: day, reason: typed.reason })
  if (errors.length > 0) return invalid(await apologyForm(found, typed, faultsOf(found, errors)))
  return page(await apologyPreview(found, typed, endOf(found, day)))
}

/** The moment a working day ends; the day has been judged before. */
function endOf({ file }: ApologyCase, day: string): Date {
  const calendar = file.services.directory.calendarOf(file.loaded.state.agencyId)
  const noon = instantAt(day, '12:00')
  return sessionEndOfDay(calendar, noon) ?? noon
}

async function send(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const { t, ctx, loaded } = file
  const typed = readTyped(request)
  const outcome = await extendDeadline(ctx, {
    dossierId: loaded.state.id,
    newDueOn: newDueOn(typed),
    reason: typed.reason,
  })
  if (outcome.kind === 'done') {
    const due = outcome.state.dueAt ? formatDateTime(outcome.state.dueAt) : ''
    const text = t(
      `Đã gửi phiếu xin lỗi, hẹn lại hồ sơ ${codeOf(outcome.state)} đến ${due}`,
      `Letter sent: file ${codeOf(outcome.state)} is now due on ${due}`,
    )
    return withFlash(seeOther(caseLink(file)), { kind: 'success', text })
  }
  const found = await openCase(services, request)
  if ('kind' in found || outcome.kind === 'refused') return 'kind' in found ? found : notFound()
  return invalid(await apologyForm(found, typed, faultsOf(found, outcome.errors)))
}

function faultsOf(
  { file: { t }, standing }: ApologyCase,
  errors: readonly ExtensionError[],
): readonly Fault[] {
  const at = { field: 'newDue', id: 'newDue-day' }
  const due = dueDay(standing)
  const faults: Readonly<Record<ExtensionError, Fault>> = {
    newDueOn: {
      ...at,
      text: t('Ngày hẹn mới chưa đúng, ví dụ 24 11 2026', 'Not a date: write 24 11 2026, for example'),
    },
    'newDueOn-rest': {
      ...at,
      text: t(
        'Ngày hẹn mới rơi vào ngày nghỉ, bạn hãy chọn một ngày làm việc',
        'A day of rest: choose a working day',
      ),
    },
    'newDueOn-not-later': {
      ...at,
      text: t(
        `Ngày hẹn mới phải sau hôm nay và sau ngày hẹn hiện nay (${due})`,
        `The new date must lie after today and after the one that stands now (${due})`,
      ),
    },
    reason: {
      field: 'reason',
      text: t(
        'Bạn hãy viết lý do chậm, người nộp sẽ đọc',
        'Write why it is late: the applicant will read it',
      ),
    },
  }
  return errors.map((error) => faults[error])
}

/** The letter as it would go out, with the number left open. */
async function previewLetter(services: Services, request: OfficerRequest): Promise<Reply> {
  const found = await openCase(services, request)
  if ('kind' in found) return found
  const { file, post } = found
  const typed = readTyped(request)
  const day = newDueOn(typed)
  const errors = extensionErrors(services, file.loaded.state, { newDueOn: day, reason: typed.reason })
  if (errors.length > 0) return invalid(await apologyForm(found, typed, faultsOf(found, errors)))
  const pdf = await apologyLetterPdf(file.ctx, file.loaded, {
    issuedAt: services.clock.now(),
    newDueAt: endOf(found, day),
    reason: typed.reason.trim(),
    signer: { title: post.title, name: file.ctx.actor.name },
  })
  return fileReply(pdf, { type: 'application/pdf', name: 'phieu-xin-loi.pdf', inline: true })
}

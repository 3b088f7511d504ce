import {
  confirmFinancialDuty,
  openPaymentProofs,
  type PaymentProofError,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { formatDateTime, vietnamDate } from '../../platform/i18n/format.ts'
import { type Html, html } from '../../ui/index.ts'
import {
  PROOF_FIELDS,
  PROOF_UPLOADS,
  proofFields,
  readProof,
  type TypedProof,
} from '../../web/payment-proof/index.ts'
import type { Services } from '../../web/services.ts'
import { isoOf, typedDate } from '../../web/typed-date.ts'
import { caseAccess } from './case-access.ts'
import { type CaseFile, caseLink, codeOf, findCaseFile, type OfficerRequest } from './case-file.ts'
import type { Fault } from './fault.ts'
import { askedFor, proofsView } from './payment.page.ts'
import { possibleActions } from './possible-actions.ts'
import { refusedPage, stepPage } from './step.page.ts'

/** The applicant has paid: whoever waits for it, or the desk he brings the proof to, writes it down. */
export function paymentRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/ho-so/:dossier/da-nop-tien'
  return [
    {
      name: 'backoffice.dossier.payment',
      method: 'GET',
      path,
      access: caseAccess,
      handler: (request) => begin(services, request),
    },
    {
      name: 'backoffice.dossier.payment.send',
      method: 'POST',
      path,
      access: caseAccess,
      multipart: PROOF_UPLOADS,
      rateLimit: { max: 120, windowSeconds: 600, by: 'session' },
      handler: (request) => confirm(services, request),
    },
  ]
}

async function begin(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  if (!mayRecord(file)) return refused(file)
  // What the applicant sent says it already; the officer reads it against the proof.
  const sent = openPaymentProofs(file.loaded).at(-1)
  const paidOn = typedDate(sent?.paidOn ?? vietnamDate(services.clock.now()))
  return page(await draw(file, { paidOn, receipt: sent?.receipt ?? '', files: [], problems: [] }, []))
}

function mayRecord({ ctx, loaded }: CaseFile): boolean {
  return possibleActions(ctx.actor, loaded).some(({ name }) => name === 'payment')
}

async function confirm(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const { t, ctx, loaded } = file
  // Asked before its scans are kept: recorded already, as after a second click, or not for this officer to record.
  if (!mayRecord(file)) return refused(file)
  const typed = await readProof(services, request, 'officer')
  const problems = typed.problems.map((text) => ({ field: PROOF_FIELDS.files, text }))
  if (problems.length > 0) return invalid(await draw(file, typed, problems))
  const outcome = await confirmFinancialDuty(ctx, {
    dossierId: loaded.state.id,
    paidOn: isoOf(typed.paidOn) ?? '',
    receipt: typed.receipt,
    fileIds: typed.files.map(({ id }) => id),
  })
  if (outcome.kind === 'refused') return refused(file)
  if (outcome.kind === 'invalid')
    return invalid(
      await draw(
        file,
        typed,
        outcome.errors.map((error) => faultOf(file, error)),
      ),
    )
  const due = outcome.state.dueAt ? formatDateTime(outcome.state.dueAt) : ''
  const text = t(
    `Đã ghi nhận nộp tiền của hồ sơ ${codeOf(outcome.state)}. Hẹn trả: ${due}`,
    `Payment of file ${codeOf(outcome.state)} recorded. It is due on ${due}`,
  )
  return withFlash(seeOther(caseLink(file)), { kind: 'success', text })
}

/** Recorded by oneself a moment ago is no fault; by anybody else, or not to be recorded here, is told. */
async function refused(file: CaseFile): Promise<Reply> {
  const { t, ctx, loaded } = file
  const last = loaded.events.findLast(({ type }) => type === 'financial_duty_done')
  const isOpen = loaded.state.financialDuty !== null
  if (!isOpen && last?.actor.kind === 'officer' && last.actor.accountId === ctx.actor.accountId) {
    const text = t('Khoản nộp này đã được ghi nhận.', 'This payment is recorded already.')
    return withFlash(seeOther(caseLink(file)), { kind: 'info', text })
  }
  const text = isOpen
    ? t(
        'Khoản nộp này do người đang giải quyết hồ sơ hoặc quầy tiếp nhận ghi nhận.',
        'The payment is recorded by whoever handles the file, or by the desk.',
      )
    : t('Hồ sơ không có khoản nào đang chờ nộp.', 'The file waits for no payment.')
  return page(await refusedPage(file, text), { status: 409 })
}

function faultOf({ t }: CaseFile, error: PaymentProofError): Fault {
  switch (error) {
    case 'receipt':
      return {
        field: 'receipt',
        text: t('Bạn hãy ghi số biên lai hoặc chứng từ', 'Write the number of the receipt or payment order'),
      }
    case 'files':
      return {
        field: PROOF_FIELDS.files,
        text: t('Bạn hãy chọn lại bản quét', 'Choose the scan again'),
      }
    case 'paidOn':
      return {
        field: 'paidOn',
        id: PROOF_FIELDS.paidOn,
        text: t(
          'Ngày nộp phải từ ngày tiếp nhận hồ sơ đến hôm nay, ví dụ 24 11 2026',
          'Paid on must lie between reception and today, for example 24 11 2026',
        ),
      }
  }
}

async function draw(file: CaseFile, typed: TypedProof, faults: readonly Fault[]): Promise<Html> {
  const { t, request, loaded, services } = file
  const boxes = proofFields(services, request, {
    typed,
    labels: {
      files: t('Bản quét chứng từ (nếu có)', 'Scan of the proof (if any)'),
      receipt: t('Số biên lai hoặc chứng từ', 'Number of the receipt'),
    },
    faultOf: (name) => {
      const found = faults.filter(({ field, id }) => (id ?? field) === PROOF_FIELDS[name])
      return found.length > 0 ? found.map(({ text }) => text).join('; ') : undefined
    },
  })
  return stepPage(file, {
    title: t('Ghi nhận đã nộp tiền', 'Record the payment'),
    action: request.linkTo('backoffice.dossier.payment.send', { dossier: loaded.state.id }),
    fields: html`${askedFor(file)}${await proofsView(file)}${boxes}`,
    submit: t('Ghi nhận, giải quyết tiếp', 'Record and go on'),
    faults,
    takesFiles: true,
  })
}

import { confirmFinancialDuty, type PaymentProofError } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { formatDateTime, vietnamDate } from '../../platform/i18n/format.ts'
import { type Html, html, textInput } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { caseAccess } from './case-access.ts'
import { type CaseFile, caseLink, codeOf, findCaseFile, type OfficerRequest } from './case-file.ts'
import { dateField } from './date-field.ts'
import type { Fault } from './fault.ts'
import { askedFor } from './payment.page.ts'
import { possibleActions } from './possible-actions.ts'
import { refusedPage, stepPage } from './step.page.ts'
import { isoOf, readDate, typedDate, type TypedDate } from './typed-date.ts'

interface TypedProof {
  readonly paidOn: TypedDate
  readonly receipt: string
}

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
      handler: (request) => confirm(services, request),
    },
  ]
}

async function begin(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const may = possibleActions(file.ctx.actor, file.loaded).some(({ name }) => name === 'payment')
  if (!may) return refused(file)
  return page(await draw(file, { paidOn: typedDate(vietnamDate(services.clock.now())), receipt: '' }, []))
}

async function confirm(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const { t, ctx, loaded } = file
  const typed = { paidOn: readDate(request.body, 'paidOn'), receipt: request.body.get('receipt') }
  const outcome = await confirmFinancialDuty(ctx, {
    dossierId: loaded.state.id,
    paidOn: isoOf(typed.paidOn) ?? '',
    receipt: typed.receipt,
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
  return error === 'receipt'
    ? {
        field: 'receipt',
        text: t('Bạn hãy ghi số biên lai hoặc chứng từ', 'Write the number of the receipt or payment order'),
      }
    : {
        field: 'paidOn',
        id: 'paidOn-day',
        text: t(
          'Ngày nộp phải từ ngày tiếp nhận hồ sơ đến hôm nay, ví dụ 24 11 2026',
          'Paid on must lie between reception and today, for example 24 11 2026',
        ),
      }
}

function draw(file: CaseFile, typed: TypedProof, faults: readonly Fault[]): Promise<Html> {
  const { t, request, loaded } = file
  const fault = (field: string) => {
    const found = faults.find((one) => one.field === field)
    return found ? { errorMessage: { text: found.text } } : {}
  }
  const fields = html`${askedFor(file)}${dateField({
    name: 'paidOn',
    locale: request.locale,
    value: typed.paidOn,
    legend: t('Ngày nộp', 'Paid on'),
    hint: t('Ghi trên chứng từ', 'As the proof says'),
    fault: fault('paidOn'),
  })}${textInput({
    name: 'receipt',
    value: typed.receipt,
    autocomplete: 'off',
    classes: 'govuk-input--width-20',
    label: { text: t('Số biên lai hoặc chứng từ', 'Number of the receipt'), classes: 'govuk-label--s' },
    ...fault('receipt'),
  })}`
  return stepPage(file, {
    title: t('Ghi nhận đã nộp tiền', 'Record the payment'),
    action: request.linkTo('backoffice.dossier.payment.send', { dossier: loaded.state.id }),
    fields,
    submit: t('Ghi nhận, giải quyết tiếp', 'Record and go on'),
    faults,
  })
}

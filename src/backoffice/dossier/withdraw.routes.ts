import { withdrawDossier, type WithdrawalError } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { type Html, html, textarea, textInput, warningText } from '../../ui/index.ts'
import { officer } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { type CaseFile, caseLink, codeOf, findCaseFile, type OfficerRequest } from './case-file.ts'
import { mayWithdraw } from './desk-acts.ts'
import type { Fault } from './fault.ts'
import { stepPage } from './step.page.ts'

interface Asked {
  readonly name: string
  readonly paper: string
  readonly reason: string
}

/** Whoever has no account, or stands at the desk anyway, takes his file back there. */
export function withdrawRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/ho-so/:dossier/rut'
  const access = officer('receptionist')
  return [
    {
      name: 'backoffice.dossier.withdraw',
      method: 'GET',
      path,
      access,
      handler: (request) => showWithdrawal(services, request),
    },
    {
      name: 'backoffice.dossier.withdraw.send',
      method: 'POST',
      path,
      access,
      handler: (request) => withdraw(services, request),
    },
  ]
}

async function showWithdrawal(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  if (!mayWithdraw(file)) return seeOther(caseLink(file))
  const { applicant } = file.loaded.state.content
  const name = applicant.representative?.name ?? applicant.name
  return page(await draw(file, { name, paper: '', reason: '' }, []))
}

async function withdraw(services: Services, request: OfficerRequest): Promise<Reply> {
  const file = await findCaseFile(services, request)
  if (!file) return notFound()
  const { t, ctx, loaded } = file
  const { body } = request
  const asked = { name: body.get('name'), paper: body.get('paper'), reason: body.get('reason') }
  const outcome = await withdrawDossier(ctx, {
    dossierId: loaded.state.id,
    reason: asked.reason,
    askedBy: { name: asked.name, paper: asked.paper },
  })
  if (outcome.kind === 'invalid')
    return invalid(
      await draw(
        file,
        asked,
        outcome.errors.map((error) => faultOf(file, error)),
      ),
    )
  const back = seeOther(caseLink(file))
  if (outcome.kind === 'done')
    return withFlash(back, {
      kind: 'success',
      text: t(
        `Đã rút hồ sơ ${codeOf(outcome.state)} theo yêu cầu của người nộp`,
        `File ${codeOf(outcome.state)} withdrawn as the applicant asked`,
      ),
    })
  if (outcome.reason === 'not-found') return notFound()
  return withFlash(back, {
    kind: 'warning',
    text: t('Hồ sơ này không rút được tại quầy của bạn lúc này', 'It cannot be withdrawn at your desk now'),
  })
}

function faultOf({ t }: CaseFile, error: WithdrawalError): Fault {
  const texts: Readonly<Record<WithdrawalError, string>> = {
    name: t('Bạn hãy ghi họ tên người yêu cầu rút', 'Write who asks for it'),
    paper: t('Bạn hãy ghi số giấy tờ người đó xuất trình', 'Write the number of the paper shown'),
    reason: t('Bạn hãy ghi lý do rút hồ sơ', 'Write why it is withdrawn'),
  }
  return { field: error, text: texts[error] }
}

function draw(file: CaseFile, asked: Asked, faults: readonly Fault[]): Promise<Html> {
  const { t, request, loaded } = file
  const title = t('Rút hồ sơ theo yêu cầu người nộp', 'Withdraw for the applicant')
  const errorOf = (field: string) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? { errorMessage: { text: fault.text } } : {}
  }
  const fields = html`${warningText({
    text: t(
      'Rút rồi thì không lấy lại được; muốn làm tiếp, người nộp phải nộp hồ sơ mới. Trả lại giấy tờ bản chính đã nhận.',
      'This cannot be undone: to go on the applicant would have to apply again. Give back the originals.',
    ),
  })}${textInput({
    name: 'name',
    value: asked.name,
    label: { text: t('Họ tên người yêu cầu', 'Who asks for it'), classes: 'govuk-label--s' },
    ...errorOf('name'),
  })}${textInput({
    name: 'paper',
    value: asked.paper,
    autocomplete: 'off',
    classes: 'govuk-input--width-20',
    label: { text: t('Số giấy tờ đã xuất trình', 'Number of the paper shown'), classes: 'govuk-label--s' },
    ...errorOf('paper'),
  })}${textarea({
    name: 'reason',
    rows: 3,
    value: asked.reason,
    label: { text: t('Lý do', 'Reason'), classes: 'govuk-label--s' },
    ...errorOf('reason'),
  })}`
  return stepPage(file, {
    title,
    action: request.linkTo('backoffice.dossier.withdraw.send', { dossier: loaded.state.id }),
    fields,
    submit: t('Rút hồ sơ', 'Withdraw'),
    faults,
  })
}

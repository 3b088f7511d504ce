import { endProcedure, type EndProcedureError } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, checkboxes, html, textarea, textInput, warningText } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { effectOfDraft, effectPart } from './effect-of-draft.ts'
import { controlAccess, dayField, postedDay, procedureDesk, REGISTER_BASE } from './register-desk.ts'

export function endRoutes(services: Services): readonly Route<Session>[] {
  const path = `${REGISTER_BASE}/:procedure/bai-bo` as const
  return [
    {
      name: 'backoffice.procedures.end',
      method: 'GET',
      path,
      access: controlAccess,
      handler: (request) => endPage(services, request, {}),
    },
    {
      name: 'backoffice.procedures.end.do',
      method: 'POST',
      path,
      access: controlAccess,
      handler: (request) => end(services, request),
    },
  ]
}

async function end(services: Services, request: Request<Session>): Promise<Reply> {
  const { body, params, linkTo, locale } = request
  const t = translator(locale)
  const procedureId = params['procedure'] ?? ''
  if (!procedureDesk(services, request)) return notFound()
  if (body.get('confirm') !== 'yes')
    return endPage(services, request, {
      confirm: t('Hãy xác nhận bạn đã xem ảnh hưởng', 'Confirm that you saw the effect'),
    })
  const outcome = await endProcedure(officerContext(services, request), {
    procedureId,
    endsOn: postedDay(body, 'endsOn'),
    successorId: body.get('successorId').trim() || null,
    decisionNumber: body.get('decisionNumber'),
    decidedOn: postedDay(body, 'decidedOn'),
    reason: body.get('reason'),
  })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'not-found') return notFound()
  if (outcome.kind === 'invalid') return endPage(services, request, errorWords(outcome.errors, t))
  await services.refresh()
  return withFlash(seeOther(linkTo('backoffice.procedures.show', { procedure: procedureId })), {
    kind: 'success',
    text: t(
      'Đã ghi quyết định. Hồ sơ đã tiếp nhận vẫn giải quyết theo phiên bản cũ.',
      'The decision is recorded. Files received go on by their revision.',
    ),
  })
}

function errorWords(errors: readonly EndProcedureError[], t: Translate): FormErrors {
  const words: Readonly<Record<EndProcedureError, readonly [string, string]>> = {
    endsOn: ['endsOn-day', t('Ngày cuối cùng phải từ hôm nay trở đi', 'The last day is today or later')],
    successorId: ['successorId', t('Không có thủ tục nào mang mã này', 'No other procedure has this code')],
    decisionNumber: ['decisionNumber', t('Bạn chưa nhập số quyết định', 'Enter the number of the decision')],
    decidedOn: [
      'decidedOn-day',
      t(
        'Ngày quyết định phải là một ngày không sau hôm nay',
        'The day of the decision is a day not after today',
      ),
    ],
    reason: ['reason', t('Bạn chưa nhập lý do', 'Enter the reason')],
  }
  return Object.fromEntries(errors.map((error) => words[error]))
}

async function endPage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const { body, locale, linkTo } = request
  const t = translator(locale)
  const desk = procedureDesk(services, request)
  if (!desk) return notFound()
  const { procedureId, record } = desk.latest
  const day = { locale, body, errors }
  return officeFormPage(services, request, {
    title: t('Bãi bỏ hoặc thay thế thủ tục', 'Abolish or replace the procedure'),
    action: linkTo('backoffice.procedures.end.do', { procedure: procedureId }),
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.show', { procedure: procedureId }),
      text: inLocale(record.name, locale),
    },
    errors,
    before: html`${effectPart(await effectOfDraft(services, { procedureId, after: null, actor: desk.actor }), locale)}${warningText({ locale, text: t('Quyết định đã ghi không xóa được; muốn mở lại phải công bố phiên bản mới.', 'What is recorded stays; only a new revision opens the procedure again.') })}`,
    fields: html`${textInput({ name: 'successorId', locale, classes: 'govuk-input--width-10', label: { text: t('Mã thủ tục thay thế', 'Code of the procedure that replaces it') }, hint: { text: t('Để trống nếu bãi bỏ', 'Empty where it is abolished') }, value: body.get('successorId'), ...errorOf(errors, 'successorId') })}
${textInput({ name: 'decisionNumber', locale, classes: 'govuk-input--width-20', label: { text: t('Số quyết định', 'Number of the decision') }, value: body.get('decisionNumber'), ...errorOf(errors, 'decisionNumber') })}
${dayField({ ...day, name: 'decidedOn', label: t('Ngày quyết định', 'Day of the decision') })}
${dayField({ ...day, name: 'endsOn', label: t('Ngày cuối cùng còn hiệu lực', 'Last day in force') })}
${textarea({ name: 'reason', locale, rows: 3, label: { text: t('Lý do', 'Reason') }, value: body.get('reason'), ...errorOf(errors, 'reason') })}
${checkboxes({ name: 'confirm', locale, values: body.getAll('confirm'), items: [{ value: 'yes', text: t('Tôi đã xem ảnh hưởng tới hồ sơ đang mở', 'I have seen the effect on open files') }], ...errorOf(errors, 'confirm') })}
${button({ text: t('Ghi quyết định', 'Record the decision'), classes: 'govuk-button--warning', preventDoubleClick: true })}`,
  })
}

import {
  publishDraft,
  type PublishDraftError,
  type PublishDraftOutcome,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, checkboxes, html, textInput, warningText } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { effectOfDraft, effectPart } from './effect-of-draft.ts'
import { changedWords } from './move.routes.ts'
import { controlAccess, dayField, DRAFT_BASE, draftContent, draftDesk, postedDay } from './register-desk.ts'
import { servicePlanPart } from './service-plan.ts'

export function publishRoutes(services: Services): readonly Route<Session>[] {
  const path = `${DRAFT_BASE}/:proposal/cong-bo` as const
  return [
    {
      name: 'backoffice.procedures.publish',
      method: 'GET',
      path,
      access: controlAccess,
      handler: (request) => publishPage(services, request, {}),
    },
    {
      name: 'backoffice.procedures.publish.do',
      method: 'POST',
      path,
      access: controlAccess,
      handler: (request) => publish(services, request),
    },
  ]
}

async function publish(services: Services, request: Request<Session>): Promise<Reply> {
  const { body, params, linkTo, locale } = request
  const t = translator(locale)
  const desk = await draftDesk(services, request)
  if (!desk) return notFound()
  const effectiveTo = postedDay(body, 'effectiveTo')
  // What was published already is told again, whatever the form says now.
  if (desk.isOpen && body.get('confirm') !== 'yes')
    return publishPage(services, request, {
      confirm: t('Hãy xác nhận bạn đã xem ảnh hưởng', 'Confirm that you saw the effect'),
    })
  const outcome = await publishDraft(officerContext(services, request), {
    draftId: params['proposal'] ?? '',
    version: Number(body.get('version')),
    decisionNumber: body.get('decisionNumber'),
    decidedOn: postedDay(body, 'decidedOn'),
    effectiveFrom: postedDay(body, 'effectiveFrom'),
    effectiveTo: effectiveTo === '' ? null : effectiveTo,
  })
  const again = unpublished(outcome, t)
  if (again) return publishPage(services, request, again)
  if (outcome.kind === 'refused') return forbidden()
  if (!('revision' in outcome)) return notFound()
  await services.refresh()
  return withFlash(seeOther(linkTo('backoffice.procedures.show', { procedure: desk.draft.procedureId })), {
    kind: 'success',
    text: t(`Đã công bố phiên bản ${outcome.revision}.`, `Revision ${outcome.revision} is published.`),
  })
}

/** What the form is shown again for. */
function unpublished(outcome: PublishDraftOutcome, t: Translate): FormErrors | undefined {
  switch (outcome.kind) {
    case 'invalid':
      return errorWords(outcome.errors, t)
    case 'not-checked':
    case 'changed-meanwhile':
      return { confirm: changedWords(t) }
    case 'unsound':
      return { confirm: t('Dự thảo có lỗi, hãy trả lại cơ quan soạn', 'The draft has a fault: give it back') }
    default:
      return undefined
  }
}

function errorWords(errors: readonly PublishDraftError[], t: Translate): FormErrors {
  const words: Readonly<Record<PublishDraftError, readonly [string, string]>> = {
    decisionNumber: [
      'decisionNumber',
      t('Bạn chưa nhập số quyết định (tối đa 100 ký tự)', 'Enter the number of the decision'),
    ],
    decidedOn: [
      'decidedOn-day',
      t(
        'Ngày quyết định phải là một ngày không sau hôm nay',
        'The day of the decision is a day not after today',
      ),
    ],
    effectiveFrom: [
      'effectiveFrom-day',
      t('Ngày có hiệu lực phải từ hôm nay trở đi', 'It takes effect today or later'),
    ],
    effectiveTo: [
      'effectiveTo-day',
      t(
        'Ngày hết hiệu lực phải sau ngày có hiệu lực, hoặc để trống',
        'The last day is after the first, or left empty',
      ),
    ],
  }
  return Object.fromEntries(errors.map((error) => words[error]))
}

async function publishPage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Reply> {
  const { body, locale, linkTo } = request
  const t = translator(locale)
  const desk = await draftDesk(services, request)
  if (desk?.draft.state !== 'checked') return notFound()
  const { draft } = desk
  const day = { locale, body, errors }
  const effect = await effectOfDraft(services, {
    procedureId: draft.procedureId,
    after: await draftContent(draft),
    actor: desk.actor,
  })
  return officeFormPage(services, request, {
    title: t('Công bố bằng quyết định', 'Publish by a decision'),
    action: linkTo('backoffice.procedures.publish.do', { proposal: draft.id }),
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.draft', { proposal: draft.id }),
      text: inLocale(draft.record.name, locale),
    },
    errors,
    before: html`${effectPart(effect, locale)}${servicePlanPart(services, draft, locale)}${warningText({ locale, text: t('Phiên bản đã công bố không sửa được; muốn đổi phải công bố phiên bản khác.', 'A published revision cannot be changed, only followed by another.') })}`,
    fields: html`<input type="hidden" name="version" value="${draft.version}">
${textInput({ name: 'decisionNumber', locale, classes: 'govuk-input--width-20', label: { text: t('Số quyết định', 'Number of the decision') }, value: body.get('decisionNumber'), ...errorOf(errors, 'decisionNumber') })}
${dayField({ ...day, name: 'decidedOn', label: t('Ngày quyết định', 'Day of the decision') })}
${dayField({ ...day, name: 'effectiveFrom', label: t('Có hiệu lực từ ngày', 'In force from') })}
${dayField({ ...day, name: 'effectiveTo', label: t('Đến hết ngày (nếu quyết định ghi)', 'Last day (where the decision names one)') })}
${checkboxes({ name: 'confirm', locale, values: body.getAll('confirm'), items: [{ value: 'yes', text: t('Tôi đã xem ảnh hưởng tới hồ sơ đang mở', 'I have seen the effect on open files') }], ...errorOf(errors, 'confirm') })}
${button({ text: t('Công bố', 'Publish'), preventDoubleClick: true })}`,
  })
}

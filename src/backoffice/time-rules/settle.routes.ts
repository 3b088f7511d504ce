import type { RuleName, RuleProfile } from '../../engines/clock/index.ts'
import { settleRule, type SettleRuleError } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, html, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { provinceAdmin } from '../calendar/province-admin.ts'
import { officeFormPage } from '../office-form.ts'
import { ruleWords } from './rule-words.ts'
import { readValue, valueField } from './value-field.ts'

export function settleRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.time-rules.settle',
      method: 'GET',
      path: '/can-bo/quy-tac-thoi-han/:profile/:rule',
      access: provinceAdmin,
      handler: (request) => settlePage(services, request, {}),
    },
    {
      name: 'backoffice.time-rules.settle.do',
      method: 'POST',
      path: '/can-bo/quy-tac-thoi-han/:profile/:rule',
      access: provinceAdmin,
      handler: (request) => settle(services, request),
    },
  ]
}

function asked(
  { directory }: Services,
  { params }: Request<Session>,
): { readonly profile: RuleProfile; readonly name: RuleName } | undefined {
  const profile = directory.ruleProfiles.find(({ id }) => id === params['profile'])
  const name = params['rule'] ?? ''
  return profile && Object.hasOwn(profile.rules, name) ? { profile, name: name as RuleName } : undefined
}

async function settle(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const found = asked(services, request)
  if (!found) return notFound()
  const outcome = await settleRule(officerContext(services, request), {
    profileId: found.profile.id,
    name: found.name,
    value: readValue(found.name, request.body),
    source: request.body.get('source'),
    reason: request.body.get('reason'),
  })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'invalid') return settlePage(services, request, errorWords(outcome.errors, t))
  await services.refresh()
  return withFlash(seeOther(request.linkTo('backoffice.time-rules')), {
    kind: 'success',
    text: t(
      'Đã lưu. Hồ sơ nhận từ bây giờ theo giá trị này.',
      'Saved. Files received from now on follow this value.',
    ),
  })
}

function errorWords(errors: readonly SettleRuleError[], t: Translate): FormErrors {
  const words: Readonly<Record<SettleRuleError, string>> = {
    profile: t('Không có quy tắc này', 'There is no such rule'),
    value: t('Giá trị chưa đúng: hãy xem gợi ý dưới ô', 'The value is not right: see the hint'),
    source: t('Bạn chưa nhập điều, khoản', 'Enter the article it stands in'),
    reason: t('Bạn chưa nhập ai đối chiếu, theo văn bản nào', 'Enter who compared it, with which text'),
  }
  return Object.fromEntries(errors.map((error) => [error, words[error]]))
}

async function settlePage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const t = translator(request.locale)
  const { body, locale } = request
  const found = asked(services, request)
  if (!found) return notFound()
  const { profile, name } = found
  const rule = profile.rules[name]
  const isTyped = request.method === 'POST'
  return officeFormPage(services, request, {
    title: ruleWords(name, t),
    action: request.linkTo('backoffice.time-rules.settle.do', { profile: profile.id, rule: name }),
    current: 'time-rules',
    backLink: { href: request.linkTo('backoffice.time-rules'), text: t('Quy tắc thời hạn', 'Rules of time') },
    errors,
    before: html`<p class="govuk-body">${inLocale(profile.name, locale)}</p>`,
    fields: html`${valueField(request, { name, value: isTyped ? readValue(name, body) : rule.value, errors })}
${textInput({ name: 'source', locale, label: { text: t('Căn cứ', 'Source') }, hint: { text: t('Số văn bản, điều, khoản', 'Instrument, article, clause') }, value: isTyped ? body.get('source') : rule.source, ...errorOf(errors, 'source') })}
${textInput({ name: 'reason', locale, label: { text: t('Người đối chiếu, lý do', 'Compared by, reason') }, value: body.get('reason'), ...errorOf(errors, 'reason') })}
${button({ text: t('Lưu, áp dụng cho hồ sơ nhận từ nay', 'Save, for files received from now on'), preventDoubleClick: true })}`,
  })
}

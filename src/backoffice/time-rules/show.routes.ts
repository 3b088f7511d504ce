import type { RuleName, RuleProfile } from '../../engines/clock/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { listRuleSettings, type RuleSetting } from '../../modules/organizations/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, table, tag } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { provinceAdmin } from '../calendar/province-admin.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { ruleWords, valueWords } from './rule-words.ts'

export function showRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.time-rules',
      method: 'GET',
      path: '/can-bo/quy-tac-thoi-han',
      access: provinceAdmin,
      handler: (request) => show(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const title = t('Quy tắc thời hạn', 'Rules of time')
  const settings = await listRuleSettings(services.db)
  const main = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Mỗi hồ sơ giữ quy tắc của ngày tiếp nhận. Quy tắc chưa đối chiếu với văn bản đang dùng giá trị tạm: hãy đối chiếu rồi xác nhận hoặc sửa; chỉ hồ sơ nhận từ lúc đó trở đi dùng giá trị mới.', 'Every file keeps the rules of the day it was received. A rule nobody has compared with the law has a default: compare it, then confirm or mend it; only files received from then on follow.')}</p>
${services.directory.ruleProfiles.toReversed().map((profile) => profilePart(request, profile, settings))}`
  return page(await backofficePage(services, request, { title, main, current: 'time-rules' }))
}

function profilePart(
  request: Request<Session>,
  profile: RuleProfile,
  settings: readonly RuleSetting[],
): Html {
  const { locale } = request
  const t = translator(locale)
  const rules = Object.entries(profile.rules) as [RuleName, RuleProfile['rules'][RuleName]][]
  const rows = rules.map(([name, rule]) => [
    { text: ruleWords(name, t) },
    { text: valueWords(rule.value, t, locale) },
    { text: html`${rule.source}${settledBy(request, settings, { profileId: profile.id, name })}` },
    {
      text: rule.confirmed
        ? tag({ text: t('Đã đối chiếu', 'Compared'), classes: 'govuk-tag--green' })
        : tag({ text: t('Chưa đối chiếu', 'Not compared'), classes: 'govuk-tag--orange' }),
    },
    {
      text: html`<a class="govuk-link" href="${request.linkTo('backoffice.time-rules.settle', { profile: profile.id, rule: name })}">${rule.confirmed ? t('Sửa', 'Mend') : t('Đối chiếu', 'Compare')}<span class="govuk-visually-hidden">: ${ruleWords(name, t)}</span></a>`,
    },
  ])
  const head = [
    { text: t('Quy tắc', 'Rule') },
    { text: t('Giá trị', 'Value') },
    { text: t('Căn cứ', 'Source') },
    { text: t('Tình trạng', 'State') },
    { text: t('Việc', 'Act') },
  ]
  const until = profile.validTo ? formatDate(profile.validTo) : t('nay', 'today')
  return html`<h2 class="govuk-heading-m">${inLocale(profile.name, locale)}</h2>
<p class="govuk-hint">${formatDate(profile.validFrom)} – ${until} · <code>${profile.id}@${profile.version}</code></p>
${table({ caption: profile.source, ...stacked(head, rows) })}`
}

function settledBy(
  { locale }: Request<Session>,
  settings: readonly RuleSetting[],
  { profileId, name }: { readonly profileId: string; readonly name: RuleName },
): Html | undefined {
  const setting = settings.find((one) => one.profileId === profileId && one.rules[name] !== undefined)
  if (!setting) return undefined
  const t = translator(locale)
  return html`<br><span class="govuk-hint">${t('Quản trị tỉnh đặt lúc', 'Set by the province at')} ${formatDateTime(setting.setAt)}: ${setting.reason}</span>`
}

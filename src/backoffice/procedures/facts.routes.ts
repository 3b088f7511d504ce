import {
  controlPost,
  draftingPosts,
  findFacts,
  missingFactsComponents,
  type ProcedureFacts,
  startFromFacts,
  type StartFromFactsOutcome,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, invalid, notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, select, summaryList, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors, summaryOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { REGISTER_BASE, registerAccess } from './register-desk.ts'

const FIELDS = { model: 'model', newId: 'newId' } as const

/** A procedure known by imported facts alone, and the beginning of the draft that puts it online. */
export function factsRoutes(services: Services): readonly Route<Session>[] {
  const path = `${REGISTER_BASE}/da-nhap/:procedure` as const
  return [
    {
      name: 'backoffice.procedures.facts',
      method: 'GET',
      path,
      access: registerAccess,
      handler: async (request) => {
        const shown = await factsPage(services, request, {})
        return shown ? page(shown) : notFound()
      },
    },
    {
      name: 'backoffice.procedures.facts.draft',
      method: 'POST',
      path,
      access: registerAccess,
      handler: (request) => start(services, request),
    },
  ]
}

async function start(services: Services, request: Request<Session>): Promise<Reply> {
  const outcome = await startFromFacts(officerContext(services, request), {
    code: request.params['procedure'] ?? '',
    modelId: request.body.get(FIELDS.model),
    newId: request.body.get(FIELDS.newId).trim(),
  })
  switch (outcome.kind) {
    case 'refused':
      return forbidden()
    case 'not-found':
      return notFound()
    case 'invalid': {
      const shown = await factsPage(services, request, faultOf(outcome.error, translator(request.locale)))
      return shown ? invalid(shown) : notFound()
    }
    case 'started':
    case 'open-already':
      return seeOther(request.linkTo('backoffice.procedures.draft', { proposal: outcome.draftId }))
  }
}

type Fault = Extract<StartFromFactsOutcome, { kind: 'invalid' }>['error']

function faultOf(error: Fault, t: Translate): FormErrors {
  switch (error) {
    case 'model':
      return { [FIELDS.model]: t('Hãy chọn thủ tục mẫu trong danh sách', 'Choose a model from the list') }
    case 'id-taken':
      return {
        [FIELDS.newId]: t(
          'Mã này đã có thủ tục dùng; hãy chọn mã khác',
          'This code is taken; choose another',
        ),
      }
    case 'new-id':
      return { [FIELDS.newId]: t('Mã chưa đúng, ví dụ bl-120', 'The code is not right, such as bl-120') }
  }
}

async function factsPage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Html | undefined> {
  const { locale, linkTo } = request
  const t = translator(locale)
  const listed = services.catalog.findListed(request.params['procedure'] ?? '')
  const facts = listed && (await findFacts(services.db, listed))
  if (!facts) return undefined
  const missing = missingFactsComponents(facts).map((words) => inLocale(words, locale))
  const main = html`${summaryOf(errors, locale)}<span class="govuk-caption-l">${facts.code} · ${facts.field}</span>
<h1 class="govuk-heading-l" lang="vi">${facts.name}</h1>
${summaryList({
  rows: [
    [t('Cơ quan thực hiện', 'Agency'), facts.agency || '–'],
    [t('Cấp', 'Tier'), facts.levels.join(', ') || '–'],
    [t('Quyết định công bố', 'Published by'), facts.decision || '–'],
    [t('Giấy tờ', 'Papers'), String(facts.documents.flat().filter(({ name }) => name !== '').length)],
    [t('Còn thiếu', 'Lacking'), missing.join('; ') || t('Không thiếu gì', 'Nothing')],
  ].map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } })),
})}
<p class="govuk-body"><a class="govuk-link" href="${linkTo('portal.catalog.show', { procedure: facts.code })}">${t('Xem trang công khai của thủ tục', 'See its public sheet')}</a></p>
${startForm(services, request, facts, errors)}`
  return backofficePage(services, request, {
    title: facts.name,
    main,
    current: 'procedures',
    errorCount: Object.keys(errors).length,
    backLink: {
      href: linkTo('backoffice.procedures.completeness'),
      text: t('Mức đầy đủ của các thủ tục', 'Completeness of procedures'),
    },
  })
}

/** Models of the same field come first; an agency sees its own alone, the control office those of all. */
function startForm(
  services: Services,
  request: Request<Session>,
  facts: ProcedureFacts,
  errors: FormErrors,
): Html {
  const { locale, linkTo, csrfToken, body } = request
  const t = translator(locale)
  const { catalog } = services
  const { actor } = officerContext(services, request)
  const own = draftingPosts(actor).map(({ agencyId }) => agencyId)
  const mayLend = ({ procedureId }: { readonly procedureId: string }) =>
    controlPost(actor) !== undefined ||
    catalog.servicesOf(procedureId).some(({ agencyId }) => own.includes(agencyId))
  const models = catalog.procedures
    .filter((item) => catalog.servicesOf(item.procedureId).length > 0 && mayLend(item))
    .toSorted(
      (one, other) =>
        Number(other.record.field.vi === facts.field) - Number(one.record.field.vi === facts.field),
    )
  if (models.length === 0) return html``
  return html`<h2 class="govuk-heading-m">${t('Đưa lên trực tuyến', 'Put it online')}</h2>
<p class="govuk-body">${t('Dự thảo lấy tên, giấy tờ, thời hạn, phí, kết quả từ bản ghi đã nhập; biểu mẫu, quy trình, các bước mượn của thủ tục mẫu để sửa tiếp. Chỗ nào chưa đối chiếu được đánh dấu trong dự thảo.', 'The draft takes name, papers, time limit, fees and results from the imported record, and borrows form, process and steps of a model to be changed. Whatever is unconfirmed is marked in the draft.')}</p>
<form method="post" action="${linkTo('backoffice.procedures.facts.draft', { procedure: facts.code })}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">
${select({
  name: FIELDS.model,
  locale,
  label: { text: t('Thủ tục mẫu', 'Model') },
  items: [
    { value: '', text: t('Chọn thủ tục', 'Choose a procedure') },
    ...models.map(({ procedureId, record }) => ({
      value: procedureId,
      text: `${procedureId} · ${inLocale(record.name, locale)}`,
    })),
  ],
  value: body.get(FIELDS.model),
  ...errorOf(errors, FIELDS.model),
})}
${textInput({ name: FIELDS.newId, locale, classes: 'govuk-input--width-10', label: { text: t('Mã của thủ tục mới', 'Code of the new procedure') }, hint: { text: t('Hai chữ thường, gạch nối và số, ví dụ bl-120', 'Two letters, a hyphen and digits, such as bl-120') }, value: body.get(FIELDS.newId), ...errorOf(errors, FIELDS.newId) })}
${button({ text: t('Soạn dự thảo', 'Begin the draft'), preventDoubleClick: true })}</form>`
}

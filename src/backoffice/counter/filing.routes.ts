import { type Draft, findDraft, setDraftFiling } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { button, errorSummary, type Html, html, summaryList } from '../../ui/index.ts'
import type { ApplicantFault } from '../../web/apply/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { channelWords } from '../../web/words/index.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess } from '../reception/desk-file.ts'
import { filingChoice } from './filing.page.ts'
import { checkFiling, filingOf, type FilingTyped, readFiling } from './filing-form.ts'

/** Changes how a file that is being entered came in. */
export function filingRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/quay/ho-so/:draft/cach-nop'
  return [
    {
      name: 'backoffice.counter.apply.filing',
      method: 'GET',
      path,
      access: deskAccess,
      handler: async (request) => {
        const draft = await findOpenDraft(services, request)
        if (!draft) return notFound()
        return page(await draw(services, request, draft, { typed: filingOf(draft, services.clock.now()) }))
      },
    },
    {
      name: 'backoffice.counter.apply.filing.save',
      method: 'POST',
      path,
      access: deskAccess,
      handler: (request) => save(services, request),
    },
  ]
}

/** How it came in, on the page where all is checked before it is received. */
export function filingCard({ linkTo, locale }: Request<Session>, draft: Draft): Html {
  const t = translator(locale)
  const { filing } = draft
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  const record = filing
    ? [
        row(t('Số phiếu gửi', 'Sending slip'), filing.slipNo),
        row(t('Ký biên bản lúc', 'Record signed'), formatDateTime(new Date(filing.recordSignedAt))),
      ]
    : []
  return summaryList({
    card: {
      title: { text: t('Cách nộp', 'Way of filing') },
      actions: {
        items: [
          { href: linkTo('backoffice.counter.apply.filing', { draft: draft.id }), text: t('Sửa', 'Change') },
        ],
      },
    },
    rows: [row(t('Nộp', 'Filed'), channelWords(draft.channel, t)), ...record],
  })
}

async function findOpenDraft(services: Services, request: Request<Session>): Promise<Draft | undefined> {
  const { actor, db } = officerContext(services, request)
  const id = request.params['draft'] ?? ''
  const draft = isId(id) ? await findDraft(db, id, actor.accountId) : undefined
  return draft && draft.channel !== 'online' && draft.submittedAt === null ? draft : undefined
}

interface Shown {
  readonly typed: FilingTyped
  readonly faults?: readonly ApplicantFault[]
}

function draw(services: Services, request: Request<Session>, draft: Draft, { typed, faults = [] }: Shown) {
  const { locale, linkTo, csrfToken } = request
  const t = translator(locale)
  const title = t('Cách nộp', 'Way of filing')
  const params = { draft: draft.id }
  const summary =
    faults.length > 0 &&
    errorSummary({
      locale,
      errorList: faults.map(({ id, message }) => ({ href: `#${id}`, text: inLocale(message, locale) })),
    })
  return backofficePage(services, request, {
    title,
    current: 'counter',
    errorCount: faults.length,
    backLink: {
      href: linkTo('backoffice.counter.apply.check', params),
      text: t('Kiểm tra và nộp', 'Check and send'),
    },
    main: html`<div data-island="first-field">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${draft.applicant.name ?? ''}</span>${title}</h1>
<form method="post" action="${linkTo('backoffice.counter.apply.filing.save', params)}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${filingChoice({ typed, faults, locale })}${button({ text: t('Lưu', 'Save'), preventDoubleClick: true })}</form></div>`,
  })
}

async function save(services: Services, request: Request<Session>): Promise<Reply> {
  const draft = await findOpenDraft(services, request)
  if (!draft) return notFound()
  const typed = readFiling(request.body)
  const { filing, faults } = checkFiling(typed, services.clock.now())
  if (faults.length > 0) return invalid(await draw(services, request, draft, { typed, faults }))
  await setDraftFiling(services, draft, filing ?? null)
  return seeOther(request.linkTo('backoffice.counter.apply.check', { draft: draft.id }))
}

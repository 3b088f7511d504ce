import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import {
  type AnnexChoice,
  type AnnexError,
  type AnnexImport,
  choicesOf,
  decideOnAnomaly,
  type StandingAnomaly,
  standingAnomalies,
} from '../../modules/roadmap/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, radios, textarea, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { ANNEX_BASE, annexAccess, askedAnnex, lineAnchor, mayImport, SEEN } from './annex-desk.ts'
import { anomalyMessage, kindWords } from './annex-words.ts'

const PATH = `${ANNEX_BASE}/:annex/bat-thuong/:anomaly` as const
const MOST_SHOWN = 12

export function annexDecideRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.annex.decide',
      method: 'GET',
      path: PATH,
      access: annexAccess,
      handler: (request) => form(services, request, {}),
    },
    {
      name: 'backoffice.annex.decide.do',
      method: 'POST',
      path: PATH,
      access: annexAccess,
      handler: (request) => decide(services, request),
    },
  ]
}

interface Asked {
  readonly annex: AnnexImport
  readonly standing: StandingAnomaly
}

async function asked(services: Services, request: Request<Session>): Promise<Asked | undefined> {
  const annex = await askedAnnex(services, request)
  const no = request.params['anomaly'] ?? ''
  const standing = annex && /^[1-9]\d{0,4}$/u.test(no) ? standingAnomalies(annex)[Number(no) - 1] : undefined
  return annex && standing ? { annex, standing } : undefined
}

async function decide(services: Services, request: Request<Session>): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const found = await asked(services, request)
  if (!found) return notFound()
  const t = translator(request.locale)
  const { annex, standing } = found
  const { body } = request
  const choice = choicesOf(standing.anomaly.kind).find(({ id }) => id === body.get('choice'))
  const outcome = await decideOnAnomaly(officerContext(services, request), {
    importId: annex.id,
    anomaly: standing.no,
    choice: body.get('choice'),
    value: choice?.needs === 'day' ? isoDay(body.get('value')) : body.get('value'),
    note: body.get('note'),
    seen: Number(body.get(SEEN)),
  })
  switch (outcome.kind) {
    case 'done':
      return withFlash(seeOther(nextOf(request, annex, standing.no)), {
        kind: 'success',
        text: t('Đã ghi quyết định', 'The decision is recorded'),
      })
    case 'invalid':
      return form(services, request, errorWords(outcome.errors, choice, t))
    case 'changed':
      return form(services, request, {
        choice: t(
          'Vừa có người quyết định điểm này. Hãy xem quyết định đó ở trên rồi ghi lại nếu vẫn cần.',
          'Somebody has just decided on this. See what above, then record yours if it is still needed.',
        ),
      })
    case 'refused':
      return outcome.reason === 'not-now'
        ? form(services, request, {
            choice: t(
              'Quyết định này đã được tiếp nhận, không sửa được nữa',
              'It has been taken over and can no longer be changed',
            ),
          })
        : forbidden()
  }
}

/** On to the next anomaly without a decision, or back to the whole. */
function nextOf({ linkTo }: Request<Session>, annex: AnnexImport, no: number): string {
  const open = standingAnomalies(annex).filter((one) => one.decision === undefined && one.no !== no)
  const next = open.find((one) => one.no > no) ?? open[0]
  return next
    ? linkTo('backoffice.annex.decide', { annex: annex.id, anomaly: next.no + 1 })
    : linkTo('backoffice.annex.show', { annex: annex.id })
}

/** `4/5/2015` as `2015-05-04`; what is no day gives nothing. */
function isoDay(text: string): string {
  const [, day = '', month = '', year = ''] =
    /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/u.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : ''
}

function errorWords(
  errors: readonly AnnexError[],
  choice: AnnexChoice | undefined,
  t: Translate,
): FormErrors {
  const words: Readonly<Record<AnnexError, string>> = {
    choice: t('Bạn chưa chọn cách xử lý', 'Choose what to do'),
    value:
      choice?.needs === 'day'
        ? t('Hãy ghi ngày có thật, ví dụ 04/05/2015', 'Enter a real day, for example 04/05/2015')
        : t('Bạn chưa ghi nội dung cho lựa chọn này', 'Enter what this choice needs'),
    note: t('Hãy ghi lý do, không quá 2.000 chữ cái', 'Enter a reason of at most 2,000 letters'),
  }
  return Object.fromEntries(errors.map((error) => [error, words[error]]))
}

async function form(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  if (!(await mayImport(services, request))) return forbidden()
  const found = await asked(services, request)
  if (!found) return notFound()
  const { annex, standing } = found
  const t = translator(request.locale)
  const names = await namesOfAccounts(
    services.db,
    annex.decisions.map(({ decidedBy }) => decidedBy),
  )
  const back = request.linkTo('backoffice.annex.show', { annex: annex.id })
  return officeFormPage(services, request, {
    title: `${standing.no + 1} / ${annex.proposal.anomalies.length}. ${kindWords(standing.anomaly.kind, t)}`,
    action: request.linkTo('backoffice.annex.decide.do', { annex: annex.id, anomaly: standing.no + 1 }),
    current: 'roadmap-annex',
    backLink: { href: `${back}#bat-thuong`, text: t('Các điểm bất thường', 'All anomalies') },
    errors,
    before: html`<p class="govuk-body">${anomalyMessage(standing.anomaly, t)}</p>${excerpt(request, found, t)}${history(request, standing, { names, t })}`,
    fields: fields(request, found, errors),
  })
}

/** The lines it is about. */
function excerpt({ linkTo }: Request<Session>, { annex, standing }: Asked, t: Translate): Html {
  const { source } = standing.anomaly
  if (source.length === 0) return html``
  const link = (no: number) => `${linkTo('backoffice.annex.text', { annex: annex.id })}#${lineAnchor(no)}`
  const rows = source
    .slice(0, MOST_SHOWN)
    .map(
      (no) =>
        html`<li value="${String(no)}"><a class="govuk-link" href="${link(no)}">${annex.lines[no - 1] || t('(hàng trống)', '(an empty line)')}</a></li>`,
    )
  const more =
    source.length > MOST_SHOWN
      ? html`<p class="govuk-hint">${t(`và ${source.length - MOST_SHOWN} hàng chữ khác`, `and ${source.length - MOST_SHOWN} more lines`)}</p>`
      : undefined
  return html`<h2 class="govuk-heading-s">${t('Trong văn bản', 'In the text')}</h2><ol class="annex-lines">${rows}</ol>${more}`
}

function history(
  { locale }: Request<Session>,
  { decision, anomaly, earlier }: StandingAnomaly,
  { names, t }: { readonly names: ReadonlyMap<string, string>; readonly t: Translate },
): Html {
  if (!decision) return html``
  const choices = choicesOf(anomaly.kind)
  const items = [decision, ...earlier].map(({ choice, value, note, decidedAt, decidedBy }) => {
    const chosen = choices.find(({ id }) => id === choice)
    return html`<li><strong>${chosen ? inLocale(chosen.text, locale) : choice}</strong>${value === undefined ? undefined : html`: ${value}`}${note === '' ? undefined : html`. ${note}`} <span class="govuk-hint">${names.get(decidedBy) ?? ''}, ${formatDateTime(decidedAt)}</span></li>`
  })
  return html`<h2 class="govuk-heading-s">${t('Đã quyết định (mới nhất trước)', 'Decided before (newest first)')}</h2><ul class="govuk-list govuk-list--bullet">${items}</ul>`
}

function fields(request: Request<Session>, { standing }: Asked, errors: FormErrors): Html {
  const { locale, body, method } = request
  const t = translator(locale)
  const { anomaly, decision } = standing
  const isTyped = method === 'POST'
  return html`<input type="hidden" name="${SEEN}" value="${String(decision?.id ?? 0)}">
${radios({
  name: 'choice',
  locale,
  value: isTyped ? body.get('choice') : decision?.choice,
  fieldset: {
    legend: { text: t('Quyết định của bạn', 'What you decide'), classes: 'govuk-fieldset__legend--s' },
  },
  items: choicesOf(anomaly.kind).map(({ id, text }) => ({ value: id, text: inLocale(text, locale) })),
  ...errorOf(errors, 'choice'),
})}
${valueField(request, standing, errors)}
${textarea({ name: 'note', locale, rows: 3, label: { text: t('Ghi chú, lý do', 'Note, reason') }, value: isTyped ? body.get('note') : decision?.note, ...errorOf(errors, 'note') })}
${button({ text: t('Ghi quyết định', 'Record the decision'), preventDoubleClick: true })}`
}

/** Where one of the choices supplies a word or a day. */
function valueField(
  { locale, body, method }: Request<Session>,
  { anomaly, decision }: StandingAnomaly,
  errors: FormErrors,
): Html | undefined {
  const t = translator(locale)
  const needs = choicesOf(anomaly.kind).map((choice) => choice.needs)
  const isDay = needs.includes('day')
  if (!isDay && !needs.includes('text')) return undefined
  const kept = decision?.value
  const words = isDay
    ? { label: t('Ngày', 'Day'), hint: t('Ví dụ 04/05/2015', 'For example 04/05/2015') }
    : {
        label: t('Nội dung', 'Content'),
        hint: t(
          'Chỉ cần khi lựa chọn ở trên là ghi nội dung mới',
          'Only where the choice above supplies something',
        ),
      }
  return textInput({
    name: 'value',
    locale,
    label: { text: words.label },
    hint: { text: words.hint },
    value: method === 'POST' ? body.get('value') : isDay && kept ? formatDate(kept) : kept,
    ...errorOf(errors, 'value'),
  })
}

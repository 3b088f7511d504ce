import { askedSituations, type Situation, updateDraft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, errorSummary, html, radios } from '../../ui/index.ts'
import type { Services } from '../services.ts'
import type { ApplyFace, ApplyPage } from './apply-face.ts'
import { declaredOf, formStart, type Journey, show, withDraft, withJourney } from './journey.ts'
import { nextHref } from './journey-steps.ts'

export function situationsRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/truong-hop` as const
  return [
    {
      name: `${name}.situations`,
      method: 'GET',
      path,
      access,
      handler: withJourney(services, face, async (journey) => {
        const asked = askedOf(journey)
        if (asked.length === 0) return seeOther(journey.link('tasks'))
        return page(await show(journey, situationsPage(journey, asked, [])))
      }),
    },
    {
      name: `${name}.situations.save`,
      method: 'POST',
      path,
      access,
      handler: withJourney(services, face, save),
    },
  ]
}

function askedOf(journey: Journey): readonly Situation[] {
  return askedSituations(journey.record, declaredOf(journey).answers)
}

async function save(journey: Journey): Promise<Reply> {
  const { services, draft, request } = journey
  const asked = askedOf(journey)
  const given = asked.flatMap(({ key }) => {
    const value = request.body.get(key)
    return value === 'yes' || value === 'no' ? [[key, value === 'yes'] as const] : []
  })
  const situations = { ...draft.situations, ...Object.fromEntries(given) }
  await updateDraft(services, draft, { situations })
  const saved = withDraft(journey, { situations })
  const missing = asked.filter(({ key }) => situations[key] === undefined).map(({ key }) => key)
  if (missing.length > 0) return invalid(await show(saved, situationsPage(saved, asked, missing)))
  return seeOther(nextHref(saved, 'situations'))
}

function situationsPage(
  journey: Journey,
  asked: readonly Situation[],
  missing: readonly string[],
): ApplyPage {
  const { t, locale, record, draft, link } = journey
  const title = t('Trường hợp cụ thể', 'Your situation')
  const error = t('Bạn chưa chọn câu trả lời', 'Choose an answer')
  const questions = asked.map(({ key, question }) =>
    radios({
      name: key,
      locale,
      fieldset: { legend: { text: inLocale(question, locale), classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-radios--inline',
      items: [
        { value: 'yes', text: t('Có', 'Yes') },
        { value: 'no', text: t('Không', 'No') },
      ],
      value: answerOf(draft.situations[key]),
      errorMessage: missing.includes(key) ? { text: error } : undefined,
    }),
  )
  const summary =
    missing.length > 0 &&
    errorSummary({ locale, errorList: missing.map((key) => ({ text: error, href: `#${key}` })) })
  return {
    title,
    errorCount: missing.length,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>
<p class="govuk-body">${t('Câu trả lời cho biết cần những giấy tờ nào.', 'The answers decide which papers are needed.')}</p>
<form method="post" action="${link('situations.save')}" novalidate>${formStart(journey)}${questions}${button({ text: t('Lưu và tiếp tục', 'Save and continue'), preventDoubleClick: true })}</form></div></div>`,
  }
}

function answerOf(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined
  return value ? 'yes' : 'no'
}

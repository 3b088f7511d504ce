import { type Applicant, updateDraft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, errorSummary, html } from '../../ui/index.ts'
import type { Services } from '../services.ts'
import { applicantFields } from './applicant-fields.ts'
import { type ApplicantFault, applicantFaults, readApplicant } from './applicant-form.ts'
import type { ApplyFace, ApplyPage } from './apply-face.ts'
import { formStart, type Journey, show, withDraft, withJourney } from './journey.ts'
import { nextHref } from './journey-steps.ts'
import { readRepresentative, representativeFaults } from './representative.ts'

export function applicantRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/nguoi-dung-ten` as const
  return [
    {
      name: `${name}.applicant`,
      method: 'GET',
      path,
      access,
      handler: withJourney(services, face, async (journey) =>
        page(await show(journey, applicantPage(journey, journey.draft.applicant, []))),
      ),
    },
    {
      name: `${name}.applicant.save`,
      method: 'POST',
      path,
      access,
      handler: withJourney(services, face, save),
    },
  ]
}

async function save(journey: Journey): Promise<Reply> {
  const { services, draft, request } = journey
  const given = readApplicant(request.body)
  const applicant = {
    ...given,
    representative: atDesk(journey)
      ? readRepresentative(request.body)
      : (draft.applicant.representative ?? null),
  }
  await updateDraft(services, draft, { applicant })
  const faults = [...applicantFaults(applicant), ...(atDesk(journey) ? representativeFaults(applicant) : [])]
  if (faults.length > 0) return invalid(await show(journey, applicantPage(journey, applicant, faults)))
  return seeOther(nextHref(withDraft(journey, { applicant }), 'applicant'))
}

function atDesk({ face }: Journey): boolean {
  return face.channel === 'counter'
}

function applicantPage(
  journey: Journey,
  applicant: Partial<Applicant>,
  faults: readonly ApplicantFault[],
): ApplyPage {
  const { t, locale, record, link } = journey
  const title = t('Người đứng tên hồ sơ', 'Applicant')
  const summary =
    faults.length > 0 &&
    errorSummary({
      locale,
      errorList: faults.map(({ id, message }) => ({ text: inLocale(message, locale), href: `#${id}` })),
    })
  const fields = applicantFields({
    applicant,
    faults,
    locale,
    asksRepresentative: atDesk(journey),
    isSelf: !atDesk(journey) && !applicant.representative,
  })
  const handsIn =
    !atDesk(journey) &&
    applicant.representative &&
    html`<p class="govuk-body">${t('Người nộp thay', 'Handed in by')}: <strong>${applicant.representative.name}</strong></p>`
  return {
    title,
    errorCount: faults.length,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>${handsIn}
<form method="post" action="${link('applicant.save')}" novalidate>${formStart(journey)}${fields}${button({ text: t('Lưu và tiếp tục', 'Save and continue'), preventDoubleClick: true })}</form></div></div>`,
  }
}

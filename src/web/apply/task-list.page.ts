import { draftKeptUntil } from '../../modules/dossiers/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, type Html, html, taskList } from '../../ui/index.ts'
import type { Journey } from './journey.ts'
import { type StepStatus, stepsOf } from './journey-steps.ts'

export function taskListPage(journey: Journey): { readonly title: string; readonly main: Html } {
  const { t, locale, record, draft, link, services, service } = journey
  const title = inLocale(record.name, locale)
  const steps = stepsOf(journey)
  const next = steps.find(({ status }) => status === 'todo' || status === 'doing') ?? steps.at(-1)
  const agency = inLocale(services.directory.getAgency(service.agencyId).name, locale)
  const items = steps.map((step) => ({
    title: { text: step.title },
    href:
      step.status === 'not-needed' && step.key !== 'check' && step.key !== 'papers' ? undefined : step.href,
    status: statusOf(step.status, journey),
  }))
  const kept = formatDate(draftKeptUntil(draft))
  return {
    title,
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${t('Hồ sơ đang làm', 'Application in progress')}</span>${title}</h1>
<p class="govuk-body">${t('Nơi giải quyết', 'Handled by')}: ${agency}</p>
${taskList({ items, idPrefix: 'viec' })}
${
  next &&
  button({
    text: nextText(
      journey,
      steps.some(({ status }) => status === 'done'),
    ),
    href: next.href,
  })
}
<p class="govuk-body">${t(`Những gì đã nhập được tự lưu và giữ đến hết ngày ${kept}. Mỗi lần làm tiếp, thời hạn này được tính lại.`, `What you enter is saved and kept until ${kept}. Each time you go on, the time starts anew.`)}</p>
<p class="govuk-body"><a class="govuk-link" href="${link('delete')}">${t('Xóa hồ sơ đang làm này', 'Delete this application')}</a></p>`,
  }
}

function nextText({ t }: Journey, hasBegun: boolean): string {
  return hasBegun ? t('Làm tiếp', 'Continue') : t('Bắt đầu', 'Begin')
}

/** A word for each state, never colour alone; what is finished is quiet. */
function statusOf(status: StepStatus, { t }: Journey) {
  switch (status) {
    case 'done':
      return { text: t('Xong', 'Done') }
    case 'doing':
      return { tag: { text: t('Đang làm', 'In progress'), classes: 'govuk-tag--yellow' } }
    case 'todo':
      return { tag: { text: t('Chưa làm', 'To do'), classes: 'govuk-tag--blue' } }
    case 'not-needed':
      return { text: t('Chưa cần', 'Not needed yet'), classes: 'govuk-task-list__status--cannot-start-yet' }
  }
}

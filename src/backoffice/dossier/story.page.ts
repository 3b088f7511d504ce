import { timelineForOfficers } from '../../modules/dossiers/index.ts'
import { formatDate, formatDateTime, formatTime } from '../../platform/i18n/format.ts'
import { newId } from '../../platform/ids/id.ts'
import { button, type Html, html, messages, textarea, timeline } from '../../ui/index.ts'
import { timelineLine } from '../../web/timeline/timeline-words.ts'
import type { CaseFile } from './case-file.ts'

export type Speaking = 'message' | 'note'

/** Words that could not be taken, shown again in their box. */
export interface Unsaid {
  readonly kind: Speaking
  readonly text: string
  readonly requestId: string
  readonly error: string
}

export function storyView(file: CaseFile, unsaid?: Unsaid): Html {
  return html`${conversation(file, unsaid)}${notes(file, unsaid)}${history(file)}`
}

function conversation(file: CaseFile, unsaid: Unsaid | undefined): Html {
  const { t, loaded, names, request } = file
  const { applicant } = loaded.state.content
  const items = loaded.events.flatMap((event) => {
    if (event.type !== 'messaged') return []
    const ours = event.data.from === 'officer'
    const name = event.actor.kind === 'officer' ? names.get(event.actor.accountId) : undefined
    return [
      {
        id: String(event.seq),
        type: ours ? ('sent' as const) : ('received' as const),
        sender: ours ? (name ?? t('Cán bộ', 'An officer')) : applicant.name,
        text: event.private?.text ?? removed(file),
        timestamp: event.at.toISOString(),
        dateText: formatDate(event.at),
        timeText: formatTime(event.at),
      },
    ]
  })
  const label = t('Trao đổi với người nộp', 'Messages with the applicant')
  const list = items.length > 0 && messages({ items, label, locale: request.locale })
  const unreachable =
    loaded.state.applicantAccountId === null && !applicant.email && !applicant.phone
      ? t(
          'Người nộp không để lại thư điện tử hay điện thoại: tin nhắn chỉ lưu trong hồ sơ.',
          'The applicant left no e-mail or phone: a message only stays in the file.',
        )
      : t('Người nộp được báo qua thư hoặc điện thoại.', 'The applicant is told by mail or phone.')
  return html`<h2 class="govuk-heading-m" id="trao-doi">${label}</h2>${list}
${speakForm(file, { kind: 'message', label: t('Tin nhắn mới', 'New message'), hint: unreachable, submit: t('Gửi tin nhắn', 'Send') }, unsaid)}`
}

function notes(file: CaseFile, unsaid: Unsaid | undefined): Html {
  const { t, loaded, names, request } = file
  const items = loaded.events.flatMap((event) => {
    if (event.type !== 'noted') return []
    const name = event.actor.kind === 'officer' ? names.get(event.actor.accountId) : undefined
    return [
      {
        label: { text: name ?? t('Cán bộ', 'An officer') },
        datetime: { timestamp: event.at.toISOString(), text: formatDateTime(event.at) },
        text: event.private?.text ?? removed(file),
      },
    ]
  })
  return html`<h2 class="govuk-heading-m" id="ghi-chu">${t('Ghi chú nội bộ', 'Internal notes')}</h2>${items.length > 0 && timeline({ items, headingLevel: 3, locale: request.locale })}
${speakForm(file, { kind: 'note', label: t('Ghi chú mới', 'New note'), hint: t('Chỉ cán bộ đọc được, người nộp không thấy.', 'For officers only; the applicant never sees it.'), submit: t('Lưu ghi chú', 'Save the note') }, unsaid)}`
}

interface SpeakForm {
  readonly kind: Speaking
  readonly label: string
  readonly hint: string
  readonly submit: string
}

function speakForm(file: CaseFile, form: SpeakForm, unsaid: Unsaid | undefined): Html {
  const { request, loaded, services } = file
  const kept = unsaid?.kind === form.kind ? unsaid : undefined
  const action = request.linkTo(`backoffice.dossier.${form.kind}`, { dossier: loaded.state.id })
  return html`<form class="no-print" method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="requestId" value="${kept?.requestId ?? newId(services.clock)}">${textarea(
    {
      id: form.kind,
      name: 'text',
      rows: 3,
      value: kept?.text ?? '',
      label: { text: form.label },
      hint: { text: form.hint },
      ...(kept ? { errorMessage: { text: kept.error } } : {}),
    },
  )}${button({ text: form.submit, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function removed({ t }: CaseFile): string {
  return t('(nội dung đã được xóa theo quy định)', '(removed as the law requires)')
}

function history({ t, loaded, names, request }: CaseFile): Html {
  const items = timelineForOfficers(loaded)
    .toReversed()
    .map((entry) => {
      const line = timelineLine(entry, t, { audience: 'officer', names })
      return {
        label: { text: line.label },
        ...(line.by ? { byline: { text: line.by } } : {}),
        datetime: { timestamp: entry.at.toISOString(), text: formatDateTime(entry.at) },
        ...(line.text ? { text: line.text } : {}),
      }
    })
  return html`<h2 class="govuk-heading-m" id="qua-trinh">${t('Quá trình giải quyết', 'History')}</h2>${timeline({ items, headingLevel: 3, locale: request.locale })}`
}

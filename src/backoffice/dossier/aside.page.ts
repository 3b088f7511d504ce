import { moveStanding, type OpenTask } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, copyableCode, details, type Html, html, tag } from '../../ui/index.ts'
import { statusTag, statusWords } from '../../web/words/index.ts'
import { workMoments } from '../frame.ts'
import { actionWords } from './action-words.ts'
import { speechOf } from './after-step.ts'
import { type CaseFile, codeOf } from './case-file.ts'
import { answerDueWords } from './consultation.ts'
import { mayTakeSupplement, mayWithdraw } from './desk-acts.ts'
import { type PossibleAction, possibleActions } from './possible-actions.ts'
import { timeCard } from './time-card.ts'
import { TIME_PAPERS } from './time-papers.ts'
import { holderWords, stepName } from './words.ts'

/** The column that never scrolls away: which file, whose, how much time, and what can be done now. */
export function caseAside(file: CaseFile): Html {
  return html`${clockCard(file)}${actionCard(file)}`
}

export function clockCard(file: CaseFile): Html {
  const { t, loaded, request } = file
  const { state, revision } = loaded
  const { applicant } = state.content
  return html`<p class="govuk-body govuk-!-margin-bottom-2">${copyableCode({ code: codeOf(state), locale: request.locale })}</p>
<p class="govuk-body govuk-!-margin-bottom-2"><strong>${applicant.name}</strong><br>${inLocale(revision.record.name, request.locale)}</p>
<p class="govuk-body govuk-!-margin-bottom-2">${tag({ text: statusWords(state.status, t), classes: statusTag(state.status) })}</p>
${timeCard(file)}${holders(file)}`
}

function holders(file: CaseFile): Html | undefined {
  const { t, loaded } = file
  if (loaded.state.tasks.length === 0) return undefined
  const speech = speechOf(file)
  const items = loaded.state.tasks.map(
    (task) =>
      html`<li><strong>${stepName(speech, loaded, task.stepId)}</strong><br>${holderWords(speech, task)}, ${t('từ', 'since')} ${formatDateTime(task.heldSince)}${answerBy(file, task)}</li>`,
  )
  return html`<ul class="govuk-list govuk-!-margin-bottom-4">${items}</ul>`
}

/** Until when an agency that was asked is to answer, in a line of its own. */
function answerBy(file: CaseFile, task: OpenTask): Html | undefined {
  const words = answerDueWords(file, task)
  return words && html`<br>${words}`
}

function actionCard(file: CaseFile): Html {
  const { t, ctx, loaded, services } = file
  const hasNewerRevision = moveStanding(ctx, loaded) !== undefined
  const { soonUntil } = workMoments(services, ctx.actor)
  const actions = possibleActions(ctx.actor, { ...loaded, hasNewerRevision }, soonUntil)
  const several = new Set(actions.map(({ task }) => task.token)).size > 1
  const draw = (action: PossibleAction) => actionButton(file, action, several)
  const now = actions.filter(({ weight }) => weight !== 'other').map(draw)
  const other = actions.filter(({ weight }) => weight === 'other').map(draw)
  const speak = html`<ul class="govuk-list"><li><a class="govuk-link" href="#trao-doi" data-shortcut="m">${t('Nhắn người nộp', 'Message the applicant')}</a></li><li><a class="govuk-link" href="#ghi-chu" data-shortcut="c">${t('Ghi chú nội bộ', 'Internal note')}</a></li></ul>`
  const desk = deskActs(file)
  const none =
    now.length === 0 &&
    desk.now === undefined &&
    html`<p class="govuk-body">${t('Bạn không có việc ở bước hiện nay của hồ sơ.', 'Nothing for you to do at the present step.')}</p>`
  return html`<h2 class="govuk-heading-s">${t('Việc làm được bây giờ', 'What you can do now')}</h2>${none}${now}${desk.now}
${details({ summaryText: t('Khác', 'More'), text: html`${other}${desk.other}${speak}${documents(file)}` })}`
}

/** What the desk does for an applicant who stands before it, wherever the file is. */
function deskActs(file: CaseFile): { readonly now: Html | undefined; readonly other: Html | undefined } {
  const { t, request, loaded } = file
  const act = (text: string, route: string) =>
    button({
      text,
      href: request.linkTo(route, { dossier: loaded.state.id }),
      classes: 'govuk-button--secondary',
    })
  return {
    now: mayTakeSupplement(file)
      ? act(t('Nhận bổ sung tại quầy', 'Take what is brought'), 'backoffice.counter.supplement')
      : undefined,
    other: mayWithdraw(file)
      ? act(t('Rút hồ sơ theo yêu cầu', 'Withdraw on request'), 'backoffice.dossier.withdraw')
      : undefined,
  }
}

const DOCUMENTS = [
  { name: 'sent', after: 'submitted', vi: 'Tờ khai', en: 'Declaration' },
  { name: 'receipt', after: 'received', vi: 'Giấy tiếp nhận', en: 'Receipt' },
  { name: 'supplement', after: 'supplement_requested', vi: 'Phiếu bổ sung', en: 'Request for more' },
  { name: 'decline', after: 'declined', vi: 'Phiếu từ chối', en: 'Notice of refusal' },
] as const

/** What can be printed of it by now. */
function documents({ t, request, loaded }: CaseFile): Html {
  const { state, events } = loaded
  const items = DOCUMENTS.filter(({ after }) => events.some(({ type }) => type === after)).map(
    ({ name, vi, en }) =>
      html`<li><a class="govuk-link" href="${request.linkTo(`backoffice.reception.${name}`, { dossier: state.id })}">${t(vi, en)} (PDF)</a></li>`,
  )
  const slip = request.linkTo('backoffice.dossier.control-slip', { dossier: state.id })
  const hands =
    state.receivedAt &&
    html`<li><a class="govuk-link" href="${slip}">${t('Phiếu kiểm soát', 'Control slip')} (PDF)</a></li>`
  const onTheWay = TIME_PAPERS.filter(({ isThere }) => isThere(loaded)).map(
    ({ name, title }) =>
      html`<li><a class="govuk-link" href="${request.linkTo(`backoffice.dossier.${name}`, { dossier: state.id })}">${t(title.vi, title.en)} (PDF)</a></li>`,
  )
  return html`<ul class="govuk-list">${items}${onTheWay}${hands}</ul>`
}

const KEYS: Partial<Record<PossibleAction['name'], string>> = {
  claim: 'n',
  supplement: 'b',
  'send-back': 't',
  reassign: 'p',
}

function actionButton(file: CaseFile, action: PossibleAction, several: boolean): Html {
  const { request, loaded, t } = file
  const { name, task, weight } = action
  const params = { dossier: loaded.state.id, token: task.token }
  const step = stepName(speechOf(file), loaded, task.stepId)
  const words = actionWords(t, action)
  const text = several ? html`${words}<span class="govuk-visually-hidden">: ${step}</span>` : words
  const shortcut = weight === 'main' ? 'x' : KEYS[name]
  const attributes = shortcut === undefined ? {} : { 'data-shortcut': shortcut, 'data-shortcut-label': words }
  const classes = weight === 'main' ? '' : 'govuk-button--secondary'
  if (name === 'claim') {
    return html`<form method="post" action="${request.linkTo('backoffice.dossier.claim', params)}"><input type="hidden" name="_csrf" value="${request.csrfToken}">${button({ text, classes, attributes, preventDoubleClick: true })}</form>`
  }
  const href =
    name === 'receive'
      ? request.linkTo('backoffice.reception.show', { dossier: loaded.state.id })
      : request.linkTo(`backoffice.dossier.${name === 'reassign' ? 'assign' : name}`, params)
  return button({ text, href, classes, attributes })
}

import { findStep } from '../../engines/workflow/index.ts'
import {
  type DossierEvent,
  type DossierState,
  type LoadedDossier,
  mayActOn,
  type OpenTask,
  type Refusal,
} from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { roleWords } from '../../web/words/index.ts'
import { codeOf } from './case-file.ts'

/** What is needed to speak of a dossier and the people in it. */
export interface Speech {
  readonly t: Translate
  readonly directory: Directory
  readonly names: ReadonlyMap<string, string>
  /** The step that waits for a payment, where one does. */
  readonly unpaidToken?: number | undefined
}

export function stepName(
  { t }: Pick<Speech, 't'>,
  { graph }: Pick<LoadedDossier, 'graph'>,
  stepId: string,
): string {
  const name = findStep(graph, stepId)?.name
  return name ? t(name.vi, name.en) : stepId
}

/** Who has an open step: a person of a unit, or the unit. */
export function holderWords({ t, directory, names, unpaidToken }: Speech, task: OpenTask): string {
  const unit = directory.findUnit(task.unitId)?.name
  const agency = directory.findAgency(task.agencyId)?.shortName
  const place = [unit && t(unit.vi, unit.en), agency].filter(Boolean).join(', ')
  if (task.waitingFor === 'applicant')
    return task.token === unpaidToken
      ? t('người nộp (chờ nộp tiền)', 'the applicant (a payment is waited for)')
      : t('người nộp (chờ bổ sung)', 'the applicant (more papers asked for)')
  if (task.assigneeAccountId === null) return place
  return `${names.get(task.assigneeAccountId) ?? t('một cán bộ', 'an officer')} (${place})`
}

/** Where the dossier stands after an act: for the message on the next page. */
export function whereItIsNow(
  speech: Speech,
  loaded: Pick<LoadedDossier, 'graph'>,
  state: DossierState,
): string {
  const { t } = speech
  if (state.tasks.length === 0) return t('Hồ sơ đã xong.', 'The file is closed.')
  const then = { ...speech, unpaidToken: state.financialDuty?.token }
  const places = state.tasks.map(
    (task) => `${stepName(then, loaded, task.stepId)}: ${holderWords(then, task)}`,
  )
  return t(`Nay ở bước ${places.join('; ')}.`, `Now at ${places.join('; ')}.`)
}

export function doneWords(
  speech: Speech,
  loaded: Pick<LoadedDossier, 'graph'>,
  { state, what }: { readonly state: DossierState; readonly what: string },
): string {
  return `${what} (${codeOf(state)}). ${whereItIsNow(speech, loaded, state)}`
}

/** The event that ended a step, if it has ended. */
export function endOfStep(events: readonly DossierEvent[], token: number): DossierEvent | undefined {
  return events.findLast((event) => {
    switch (event.type) {
      case 'completed':
      case 'assigned':
      case 'received':
      case 'declined':
      case 'issued':
      case 'returned':
      case 'sent_back':
      case 'stopped':
        return event.data.token === token
      default:
        return false
    }
  })
}

/** Why a step cannot be taken now, and what to do instead. `named` is what the command answered. */
export function refusalWords(
  speech: Speech,
  loaded: LoadedDossier,
  { actor, token, named }: { readonly actor: OfficerActor; readonly token: number; readonly named?: Refusal },
): string {
  const { t } = speech
  const task = loaded.state.tasks.find((one) => one.token === token)
  if (!task) return goneWords(speech, loaded, token)
  if (loaded.state.financialDuty?.token === token)
    return t(
      'Hồ sơ đang chờ nộp tiền. Khi ghi nhận đã nộp, bạn làm tiếp được bước này.',
      'The file waits for a payment. You can go on once it has been recorded.',
    )
  if (task.waitingFor === 'applicant')
    return t(
      'Hồ sơ đang chờ người nộp bổ sung. Khi có bổ sung, bạn làm tiếp được bước này.',
      'The file waits for the applicant. You can go on once the papers have come.',
    )
  const permission = mayActOn(actor, task)
  const reason = permission.allowed ? (named ?? 'not-now') : permission.reason
  return taskRefusal(speech, loaded, task, reason)
}

function taskRefusal(speech: Speech, loaded: LoadedDossier, task: OpenTask, reason: Refusal): string {
  const { t } = speech
  const holder = holderWords(speech, task)
  if (reason === 'held-by-another') {
    const since = formatDateTime(task.heldSince)
    return t(
      `Hồ sơ đang do ${holder} giữ từ ${since}. Bạn hãy trao đổi với người giữ, hoặc nhờ lãnh đạo phân công lại.`,
      `${holder} has held the file since ${since}. Speak with them, or ask a leader to reassign it.`,
    )
  }
  if (reason === 'not-your-role' || reason === 'not-found')
    return t(
      `Bước này do ${holder} làm, với vai trò ${roleWords(task.role, t).toLocaleLowerCase('vi')}.`,
      `This step is done by ${holder}, as ${roleWords(task.role, t).toLocaleLowerCase('en')}.`,
    )
  if (reason === 'beyond-allowed')
    return t(
      'Quy định về thời hạn của hồ sơ không cho phép việc này. Bạn hãy mở lại trang để xem quy định.',
      'The rules of this file do not allow it. Open the page again to see which.',
    )
  return t(
    'Việc này không làm được ở bước hiện nay của hồ sơ. Bạn hãy mở lại hồ sơ để xem các việc làm được.',
    'This cannot be done at the present step. Open the file again to see what can be done.',
  )
}

function goneWords({ t, names }: Speech, { state, events }: LoadedDossier, token: number): string {
  const end = endOfStep(events, token)
  if (!end)
    return t(
      `Hồ sơ ${codeOf(state)} đã chuyển sang bước khác. Bạn hãy mở lại hồ sơ để xem.`,
      `File ${codeOf(state)} has moved on. Open it again to see where it is.`,
    )
  const name = end.actor.kind === 'officer' ? names.get(end.actor.accountId) : undefined
  const when = formatDateTime(end.at)
  return name
    ? t(`Bước này đã được ${name} xử lý lúc ${when}.`, `${name} finished this step at ${when}.`)
    : t(`Bước này đã được xử lý lúc ${when}.`, `This step was finished at ${when}.`)
}

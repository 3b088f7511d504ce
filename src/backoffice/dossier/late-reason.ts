import { findStep } from '../../engines/workflow/index.ts'
import type { LoadedDossier, OpenTask } from '../../modules/dossiers/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'

/**
 * Why a file is late, as a first draft of the letter to its applicant: where it lies and since when. In Vietnamese,
 * as the letter is; whoever signs it mends the words.
 */
export function lateReason(
  { directory }: { readonly directory: Directory },
  { state, graph }: Pick<LoadedDossier, 'state' | 'graph'>,
): string {
  return state.tasks
    .map((task) => {
      const place = placeOf(directory, task)
      if (task.kind === 'consult') return waitingFor(place, task)
      const step = findStep(graph, task.stepId)?.name.vi ?? task.stepId
      return `Hồ sơ đang ở bước “${step}” tại ${place} từ ngày ${formatDate(task.since)}, cần thêm thời gian để hoàn thành.`
    })
    .join(' ')
}

function waitingFor(place: string, { since, answerBy }: OpenTask): string {
  const until = answerBy ? `, đề nghị trả lời chậm nhất ngày ${formatDate(answerBy)}` : ''
  return `Cơ quan đang chờ ý kiến của ${place} (đã hỏi ngày ${formatDate(since)}${until}).`
}

function placeOf(directory: Directory, { unitId, agencyId, kind }: OpenTask): string {
  const agency = directory.findAgency(agencyId)?.name.vi
  // An agency answers as a whole; which of its units wrote the answer is its own affair.
  if (kind === 'consult' && agency !== undefined) return agency
  return directory.findUnit(unitId)?.name.vi ?? agency ?? 'bộ phận giải quyết'
}

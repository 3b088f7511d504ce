import { dueAt } from '../../engines/calendar/index.ts'
import {
  controlPost,
  draftingPosts,
  type EffectOnFiles,
  effectOnFiles,
  type OpenFile,
  type ProcedureContent,
} from '../../modules/catalog/index.ts'
import { type FileUnderWay, listFilesUnderWay } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'
import { type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, keyFigures, table } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { stacked } from '../stacked-table.ts'
import { effectReasonWords } from '../effect-words.ts'
import { spaced } from './register-words.ts'
import { contentOf } from './register-desk.ts'

type Effect = EffectOnFiles['files'][number]

interface ShownEffect extends Effect {
  readonly code: string | null
}

export interface EffectShown {
  readonly keeps: number
  readonly mayMove: number
  readonly toDecide: number
  readonly deciding: readonly ShownEffect[]
}

interface AskedEffect {
  readonly procedureId: string
  /** Null: the procedure ends. */
  readonly after: ProcedureContent | null
  readonly actor: OfficerActor
}

/** What publishing would do to every file and declaration under way. */
export async function effectOfDraft(
  services: Services,
  { procedureId, after, actor }: AskedEffect,
): Promise<EffectShown> {
  const files = await listFilesUnderWay(services.db, procedureId)
  const isControl = controlPost(actor) !== undefined
  const own = new Set(draftingPosts(actor).map(({ agencyId }) => agencyId))
  // A procedure of seven districts is drafted by one: codes of the others' files are theirs.
  const shown = files.filter(({ agencyId }) => isControl || (agencyId !== null && own.has(agencyId)))
  const codeOf = new Map(shown.map(({ id, code }) => [id, code]))
  const effects = [...Map.groupBy(files, ({ revision }) => revision)].map(([revision, together]) => {
    const before = contentOf(services, services.catalog.getRevision(procedureId, revision))
    return effectOnFiles(
      before,
      after,
      together.map((file) => withNewDate(services, file, after)),
    )
  })
  const sum = (key: 'keeps' | 'mayMove' | 'toDecide') => effects.reduce((all, effect) => all + effect[key], 0)
  return {
    keeps: sum('keeps'),
    mayMove: sum('mayMove'),
    toDecide: sum('toDecide'),
    deciding: effects
      .flatMap((effect) => effect.files)
      .filter(({ outcome }) => outcome === 'to-decide')
      .map((effect) => ({ ...effect, code: codeOf.get(effect.id) ?? null })),
  }
}

function withNewDate({ directory }: Services, file: FileUnderWay, after: ProcedureContent | null): OpenFile {
  const { agencyId, receivedAt } = file
  const dateByNewRule =
    after && agencyId && receivedAt
      ? dueAt(directory.calendarOf(agencyId), receivedAt, after.record.deadline)
      : null
  return { ...file, dateByNewRule }
}

const SHOWN = 50

export function effectPart(effect: EffectShown, locale: Locale): Html {
  const t = translator(locale)
  const { keeps, mayMove, toDecide, deciding } = effect
  const figures = keyFigures({
    classes: 'key-figures--compact',
    items: [
      { figure: String(keeps), text: t('giữ quy định cũ', 'keep the old rule') },
      { figure: String(mayMove), text: t('có thể chuyển sang quy định mới', 'may move to the new rule') },
      { figure: String(toDecide), text: t('cần người quyết định', 'need a decision') },
    ],
  })
  return html`<h2 class="govuk-heading-m">${t('Ảnh hưởng tới hồ sơ đang mở', 'Effect on open files')}</h2>
<p class="govuk-body">${t('Không câu trả lời nào bị mất, không ngày hẹn nào sớm lên: mỗi hồ sơ giữ phiên bản của ngày nộp cho tới khi có người quyết định khác.', 'No answer is lost and no promised date becomes earlier: every file keeps the revision of its day until somebody decides otherwise.')}</p>
${figures}${deciding.length > 0 ? decisionTable(deciding.slice(0, SHOWN), t) : undefined}
${deciding.length > SHOWN ? html`<p class="govuk-body">${t(`Và ${deciding.length - SHOWN} hồ sơ nữa.`, `And ${deciding.length - SHOWN} more.`)}</p>` : undefined}`
}

function decisionTable(files: readonly ShownEffect[], t: Translate): Html {
  const head = [
    { text: t('Hồ sơ', 'File') },
    { text: t('Vì sao', 'Why') },
    { text: t('Câu hỏi, giấy tờ', 'Questions, papers') },
  ]
  const rows = files.map(({ code, reason, withoutPlace, stillAsked }) => [
    { text: code ?? t('Đang khai, hoặc của cơ quan khác', 'Being filled in, or of another agency') },
    { text: effectReasonWords(reason, t) },
    { text: [...withoutPlace, ...stillAsked].join(', ') || '–' },
  ])
  return table({ ...spaced(stacked(head, rows)), caption: t('Cần người quyết định', 'To decide') })
}

import { type FormDefinition, type SummaryRow, summarise } from '../engines/forms/index.ts'
import type { Catalog, ProcedurePaper, ProcedureRevision } from '../modules/catalog/index.ts'
import {
  askedSituations,
  formLists,
  type LoadedDossier,
  revisionsSoFar,
  vietnamDay,
} from '../modules/dossiers/index.ts'
import type { Directory } from '../modules/organizations/index.ts'
import { inLocale, type Locale, translator } from '../platform/i18n/translator.ts'

interface KeptContext {
  readonly catalog: Catalog
  readonly directory: Directory
}

/** What was sent under earlier revisions and has no place in the present one: kept, and shown by the words of its day. */
export function answersWithoutPlace(
  ctx: KeptContext,
  loaded: LoadedDossier,
  locale: Locale,
): readonly SummaryRow[] {
  const { state, revision } = loaded
  const lists = formLists(ctx.directory, vietnamDay(state.submittedAt))
  const now = ctx.catalog.formOf(revision)
  const rows = new Map<string, SummaryRow>()
  for (const earlier of earlierRevisions(ctx, loaded)) {
    const form = ctx.catalog.formOf(earlier)
    const told = summarise(form, state.content.answers, lists, locale).flatMap((section) => section.rows)
    for (const row of [...told, ...situationsOf(loaded, earlier, locale)])
      if (!rows.has(row.key) && isAnswered(row) && !hasPlace(row.key, { now, before: form, revision }))
        rows.set(row.key, row)
  }
  return [...rows.values()]
}

/** Papers that were handed in and that the present revision does not know. */
export function papersWithoutPlace(
  ctx: Pick<KeptContext, 'catalog'>,
  loaded: LoadedDossier,
): readonly ProcedurePaper[] {
  const known = new Set(loaded.revision.record.papers.map(({ id }) => id))
  const earlier = earlierRevisions(ctx, loaded).flatMap(({ record }) => record.papers)
  return loaded.state.content.papers.flatMap(({ paperId }) => {
    const paper = known.has(paperId) ? undefined : earlier.find(({ id }) => id === paperId)
    return paper ? [paper] : []
  })
}

/** The latest first. */
function earlierRevisions(
  { catalog }: Pick<KeptContext, 'catalog'>,
  { state, events }: LoadedDossier,
): readonly ProcedureRevision[] {
  return revisionsSoFar(events)
    .slice(0, -1)
    .toReversed()
    .map((revision) => catalog.getRevision(state.procedureId, revision))
}

function isAnswered({ value, table }: SummaryRow): boolean {
  return value !== '' || (table?.rows.length ?? 0) > 0
}

interface Places {
  readonly now: FormDefinition
  readonly before: FormDefinition
  readonly revision: ProcedureRevision
}

/** A question that takes other answers now has no place for the one that was given. */
function hasPlace(key: string, { now, before: form, revision }: Places): boolean {
  const field = now.fieldByKey.get(key)
  const before = form.fieldByKey.get(key)
  if (!before) return revision.record.situations.some((situation) => situation.key === key)
  const takes = (one: typeof before) => JSON.stringify(one.behaviour.jsonSchema())
  return field !== undefined && takes(field) === takes(before)
}

function situationsOf(
  { state }: LoadedDossier,
  { record }: ProcedureRevision,
  locale: Locale,
): readonly SummaryRow[] {
  const t = translator(locale)
  return askedSituations(record, state.content.answers).map(({ key, question }) => ({
    key,
    label: inLocale(question, locale),
    value: state.content.situations[key] === true ? t('Có', 'Yes') : t('Không', 'No'),
  }))
}

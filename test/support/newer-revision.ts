import { readFileSync } from 'node:fs'
import {
  loadCatalog,
  parseProcedureRecord,
  type ProcedureRecord,
  publishProcedure,
} from '../../src/modules/catalog/index.ts'
import type { World } from './world.ts'

export interface RevisionWish {
  readonly record?: (record: ProcedureRecord) => Partial<ProcedureRecord>
  /** On the text of form and process. */
  readonly form?: (text: string) => string
  readonly bpmn?: (text: string) => string
}

const read = (file: string) => readFileSync(new URL(`../../packs/bac-lieu/${file}`, import.meta.url), 'utf8')

/** Publishes a procedure of the pack anew with that change; the world as it is from then on, its catalogue read anew. */
export async function newerRevision(world: World, procedureId: string, wish: RevisionWish): Promise<World> {
  const record = parseProcedureRecord(JSON.parse(read(`procedures/${procedureId}.json`)))
  const form = read(`forms/${procedureId}.json`)
  const bpmn = read(`processes/${procedureId}.bpmn`)
  await publishProcedure(world.db, {
    record: { ...record, ...wish.record?.(record) },
    form: JSON.parse(wish.form?.(form) ?? form),
    bpmn: wish.bpmn?.(bpmn) ?? bpmn,
    at: world.clock.now(),
  })
  const catalog = await loadCatalog(world.db, world.directory, world.clock)
  return { ...world, catalog, contextFor: (actor) => ({ ...world.contextFor(actor), catalog }) }
}

/** One paper more that every applicant has to bring. */
export function withPaper(id: string): RevisionWish {
  return {
    record: ({ papers }) => ({
      papers: [
        ...papers,
        {
          id,
          name: { vi: 'Giấy xác nhận cư trú', en: 'Proof of residence' },
          formNumber: null,
          originals: 1,
          copies: 0,
          requirement: 'always',
          condition: null,
          when: null,
          providedBy: 'applicant',
          askedAt: 'submission',
          accept: ['pdf'],
        },
      ],
    }),
  }
}

/** More or fewer days. */
export function withDays(days: number): RevisionWish {
  return { record: ({ deadline }) => ({ deadline: { ...deadline, amount: deadline.amount + days } }) }
}

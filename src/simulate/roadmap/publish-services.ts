import { type IsoDate, localDateAt } from '../../engines/calendar/index.ts'
import {
  actOnService,
  editDraft,
  findProcedureDraft,
  moveDraft,
  type ProcedureRecord,
  publishDraft,
  type RecordChange,
  startDraft,
} from '../../modules/catalog/index.ts'
import { pick } from '../people.ts'
import { type PlannedProcedure, randomOf } from './plan-services.ts'
import {
  between,
  contextOf,
  expect,
  officeMoment,
  type RoadmapAct,
  type RoadmapScene,
} from './roadmap-scene.ts'
import { GIVEN_BACK_NOTES, PAUSES, simulatedName } from './roadmap-words.ts'

const STEPS = ['announce', 'online', 'free'] as const
type Step = (typeof STEPS)[number]

interface Publication {
  readonly procedure: PlannedProcedure
  readonly step: Step
}

/** Hours into the day at which the control office publishes; pauses begin and end before it. */
const PUBLISHED_AT = 1.5
const PAUSED_AT = 0.5
/** Drafts that the control office gives back once. */
const GIVEN_BACK = 0.1

/** All changes of the catalogue: what is published on one day in one act, and the pauses of services. */
export function catalogueActs(scene: RoadmapScene): readonly RoadmapAct[] {
  const { plans, province } = scene
  const isSeen = (day: IsoDate | undefined): day is IsoDate => day !== undefined && day <= scene.to
  const publications = plans.flatMap((procedure) =>
    STEPS.flatMap((step) => {
      const on = DAYS[step](procedure)
      return isSeen(on) ? [{ procedure, step, on }] : []
    }),
  )
  const days = [...Map.groupBy(publications, ({ on }) => on)].map(([day, own]) => ({
    at: officeMoment(province, day, PUBLISHED_AT),
    act: () => publishAll(scene, own),
  }))
  const pauses = plans.flatMap((procedure) =>
    (['suspended', 'reopened'] as const).flatMap((act) => {
      const day = act === 'suspended' ? procedure.pause?.from : procedure.pause?.to
      if (!isSeen(day)) return []
      return [{ at: officeMoment(province, day, PAUSED_AT), act: () => pauseService(scene, procedure, act) }]
    }),
  )
  return [...days, ...pauses]
}

const DAYS: Readonly<Record<Step, (procedure: PlannedProcedure) => IsoDate | undefined>> = {
  announce: ({ announcedOn }) => announcedOn,
  online: ({ onlineOn }) => onlineOn,
  free: ({ freeOn }) => freeOn,
}

async function publishAll(scene: RoadmapScene, publications: readonly Publication[]): Promise<void> {
  for (const publication of publications) await publish(scene, publication)
  await scene.levels.examine()
}

/** From the agency's draft to the decision of the control office, through everybody's own command. */
async function publish(scene: RoadmapScene, { procedure, step }: Publication): Promise<void> {
  const { id, basedOn, draftedBy } = procedure
  const { province } = scene
  const random = randomOf(scene.seed, procedure.number * STEPS.length + STEPS.indexOf(step))
  const agency = contextOf(scene, draftedBy, 'agency_admin')
  const control = contextOf(scene, scene.committee, 'province_admin')
  const isNew = step === 'announce' && basedOn !== undefined
  const begun = await startDraft(agency, isNew ? { procedureId: basedOn, newId: id } : { procedureId: id })
  const { draftId } = expect(begun, 'started', id)
  const draft = await findProcedureDraft(province.db, draftId)
  if (!draft) throw new Error(`the draft of ${id} is gone`)
  // Of a procedure of the Decision the sheet that takes files online is the one the pack brought.
  const source = province.catalog.revisionsOf(basedOn ?? id)[0]?.record ?? draft.record
  const record = isNew ? newRecord(draft.record, procedure) : CHANGES[step](draft.record, source)
  let { version } = draft
  expect(await editDraft(agency, { draftId, version, record }), 'saved', id)
  const move = async (ctx: typeof agency, to: 'submit' | 'check' | 'give-back', note?: string) => {
    version += 1
    expect(await moveDraft(ctx, { draftId, version, move: to, ...(note ? { note } : {}) }), 'moved', id)
  }
  await move(agency, 'submit')
  if (random() < GIVEN_BACK) {
    await move(control, 'give-back', pick(random, GIVEN_BACK_NOTES))
    await move(agency, 'submit')
  }
  await move(control, 'check')
  const today = localDateAt(province.clock.now())
  const decision = {
    decisionNumber: `${between(random, 100, 2999)}/QĐ-UBND`,
    decidedOn: today,
    effectiveFrom: today,
    effectiveTo: null,
  }
  expect(await publishDraft(control, { draftId, version: version + 1, ...decision }), 'published', id)
}

type Change = (record: ProcedureRecord, source: ProcedureRecord) => RecordChange

const CHANGES: Readonly<Record<Step, Change>> = {
  announce: ({ ways, delivery }) => ({
    ways: ways.filter(({ channel }) => channel !== 'online'),
    delivery: delivery.filter((way) => way !== 'online'),
  }),
  online: (_record, { ways, delivery }) => ({ ways, delivery }),
  free: () => ({ fees: [] }),
}

/** Its name says that it is made up; no decision declares a level of it. */
function newRecord(record: ProcedureRecord, { number }: PlannedProcedure): RecordChange {
  return {
    ...CHANGES.announce(record, record),
    name: simulatedName(record.name, number),
    declaredLevel: null,
  }
}

async function pauseService(
  scene: RoadmapScene,
  { id, draftedBy, number }: PlannedProcedure,
  act: 'suspended' | 'reopened',
): Promise<void> {
  const { province } = scene
  const service = province.catalog.servicesOf(id).find(({ agencyId }) => agencyId === draftedBy)
  if (!service) throw new Error(`${draftedBy} does not offer ${id}`)
  const words = pick(randomOf(scene.seed, number), PAUSES[act])
  const fromOn = localDateAt(province.clock.now())
  const input = { serviceId: service.id, act, fromOn, ...words }
  expect(await actOnService(contextOf(scene, draftedBy, 'agency_admin'), input), 'done', id)
  await scene.levels.examine()
}

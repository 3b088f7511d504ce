import { HOUR, localDateAt } from '../../engines/calendar/index.ts'
import type { Random } from '../../engines/forms/index.ts'
import {
  approveCommitment,
  BUDGET_SOURCES,
  type BudgetLine,
  type CommitmentContent,
  draftCommitment,
  DUTIES,
  type Duty,
  findRecord,
  returnCommitment,
  reviewCommitment,
  submitCommitment,
  versionOf,
} from '../../modules/roadmap/index.ts'
import { pick } from '../people.ts'
import { daysAfter, randomOf } from './plan-services.ts'
import {
  type AgencyYear,
  between,
  contextOf,
  expect,
  officeMoment,
  type RoadmapAct,
  type RoadmapScene,
  workingDaysLater,
  yearBegins,
} from './roadmap-scene.ts'
import { MEND_NOTES, NOTES, PURPOSES, RETURN_REASONS } from './roadmap-words.ts'

const NEVER = 0.06
const LEFT_A_DRAFT = 0.05
const LATE = 0.15
const MENDED = 0.14
const RETURNED = 0.06
const LINE_APPROVED = 0.75
/** Promised and not planned: what slips. */
const SLIPS = 0.12

/** What an agency promises for a year: drafted, submitted, reviewed three times and approved; some late, some never. */
export function commitmentActs(scene: RoadmapScene, of: AgencyYear): readonly RoadmapAct[] {
  const random = randomOf(scene.seed, 1_000_000 + of.number)
  if (random() < NEVER) return []
  const late = random() < LATE ? between(random, 60, 110) : 0
  const begun = daysAfter(yearBegins(scene, of.year), between(random, 7, 40) + late)
  const acts: RoadmapAct[] = []
  let at = new Date(officeMoment(scene.province, begun, 0).getTime() + between(random, 20, 200) * (HOUR / 60))
  const then = (days: number, act: () => Promise<void>) => {
    at = workingDaysLater(scene, at, days)
    acts.push({ at, act })
  }
  const isLeft = random() < LEFT_A_DRAFT
  const people = actorsOf(scene, { ...of, random })
  for (const round of roundsOf(random)) {
    then(between(random, 1, 5), () => people.draft())
    if (isLeft) return acts
    then(between(random, 1, 5), () => people.submit())
    for (const duty of DUTIES) {
      then(between(random, 1, 4), () => people.review(duty, duty === round.mend))
      if (duty === round.mend) break
    }
    if (round.mend) continue
    then(between(random, 2, 8), () => (round.isReturned ? people.giveBack() : people.approve()))
  }
  return acts
}

interface Round {
  readonly mend?: Duty
  readonly isReturned?: boolean
}

function roundsOf(random: Random): readonly Round[] {
  const mend = pick(random, DUTIES)
  const [isMended, isReturned] = [random() < MENDED, random() < RETURNED]
  return [...(isMended ? [{ mend }] : []), ...(isReturned ? [{ isReturned }] : []), {}]
}

function actorsOf(scene: RoadmapScene, { agencyId, year, random }: AgencyYear & { readonly random: Random }) {
  const { committee, departments } = scene
  const place = { agencyId, year }
  const what = `commitment of ${agencyId} for ${year}`
  const planner = () => contextOf(scene, agencyId, 'agency_admin')
  const record = () => findRecord(scene.province.db, { kind: 'commitment', ...place })
  let hasContent = false
  const done = async (outcome: Promise<{ readonly kind: string }>) => {
    if (hasContent) expect(await outcome, 'done', what)
  }
  return {
    draft: async () => {
      const content = await contentOf(scene, { ...place, random })
      hasContent = content.services.length > 0
      if (hasContent)
        await done(draftCommitment(planner(), { ...place, content, seen: versionOf(await record()) }))
    },
    submit: async () => done(submitCommitment(planner(), { ...place, seen: versionOf(await record()) })),
    review: (duty: Duty, isMend: boolean) => {
      const ctx = contextOf(scene, departments[duty], 'agency_leader')
      const note = isMend ? pick(random, MEND_NOTES) : ''
      return done(reviewCommitment(ctx, { ...place, duty, opinion: isMend ? 'mend' : 'agree', note }))
    },
    approve: async () => {
      const lines = await record().then((known) => linesOf(known?.events.findLast(isDraft)?.data))
      const approved = lines.flatMap((_, index) => (random() < LINE_APPROVED ? [index] : []))
      const decision = `${between(random, 100, 2999)}/QĐ-UBND`
      const ctx = contextOf(scene, committee, 'agency_leader')
      await done(approveCommitment(ctx, { ...place, decision, lines: approved }))
    },
    giveBack: () =>
      done(
        returnCommitment(contextOf(scene, committee, 'agency_leader'), {
          ...place,
          reason: pick(random, RETURN_REASONS),
        }),
      ),
  }
}

const isDraft = ({ type }: { readonly type: string }): boolean => type === 'drafted'
const linesOf = (content: unknown): readonly BudgetLine[] =>
  (content as CommitmentContent | undefined)?.budget ?? []

/** What the agency means to bring online this year of what is not there yet, and what it would like to. */
async function contentOf(
  scene: RoadmapScene,
  { agencyId, year, random }: { readonly agencyId: string; readonly year: number; readonly random: Random },
): Promise<CommitmentContent> {
  const { province, plans, levels } = scene
  const today = localDateAt(province.clock.now())
  const standing = await levels.readStanding(today)
  const planned = new Map(plans.map(({ id, onlineOn }) => [id, onlineOn]))
  const own = standing.services.filter((service) => service.agencyId === agencyId && service.level < 4)
  const behind = own.filter(({ level }) => level < 3)
  const wanted = behind.flatMap(({ serviceId, procedureId }) => {
    const onlineOn = planned.get(procedureId)
    const isSlip = random() < SLIPS
    if (!onlineOn?.startsWith(String(year))) return isSlip ? [{ serviceId, level: 3, quarter: 4 }] : []
    return [{ serviceId, level: 3, quarter: Math.ceil(Number(onlineOn.slice(5, 7)) / 3) }]
  })
  const [one] = behind.length > 0 ? behind : own
  const least = one ? [{ serviceId: one.serviceId, level: behind.length > 0 ? 3 : 4, quarter: 4 }] : []
  return {
    services: wanted.length > 0 ? wanted : least,
    budget: Array.from({ length: between(random, 1, 3) }, () => ({
      source: pick(random, BUDGET_SOURCES),
      purpose: pick(random, PURPOSES),
      amountVnd: between(random, 4, 120) * 5_000_000,
    })),
    note: pick(random, NOTES),
  }
}

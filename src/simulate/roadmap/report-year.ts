import type { Random } from '../../engines/forms/index.ts'
import {
  annexReport,
  askForCorrection,
  findRecord,
  lateFrom,
  readReport,
  receiveReport,
  REGULAR_PARTS,
  type RegularPart,
  signReport,
  versionOf,
  writeReport,
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
} from './roadmap-scene.ts'
import { ANNEXES, CONSOLIDATED_NARRATIVE, CORRECTIONS, NARRATIVES, PROPOSALS } from './roadmap-words.ts'

const NEVER = 0.05
const LATE = 0.14
const CORRECTED = 0.08
/** Days after the first late one on which the department sums up what has come. */
const SUMMED_UP_AFTER = 14

interface ReportPlan {
  readonly agencyId: string
  readonly year: number
  readonly part: string
}

/** Both reports of an agency in a year: most in time, some late or never, some asked for a correction. */
export function reportActs(
  scene: RoadmapScene,
  { agencyId, year, number }: AgencyYear,
): readonly RoadmapAct[] {
  return REGULAR_PARTS.flatMap((part, index) => {
    const random = randomOf(scene.seed, 4_000_000 + number * 2 + index)
    if (random() < NEVER) return []
    const late = lateFrom(year, part) ?? ''
    const signedOn = random() < LATE ? between(random, 0, 7) : -between(random, 4, 9)
    const signedAt = officeMoment(scene.province, daysAfter(late, signedOn), 3 + random() * 0.5)
    const write = writeAndSign(
      scene,
      { agencyId, year, part },
      {
        writtenAt: officeMoment(scene.province, daysAfter(late, signedOn - 2), 1 + random() * 2),
        signedAt,
        narrative: pick(random, NARRATIVES),
        proposals: pick(random, PROPOSALS),
      },
    )
    return [...write, ...takeIn(scene, { agencyId, year, part }, { signedAt, random })]
  })
}

interface Writing {
  readonly writtenAt: Date
  readonly signedAt: Date
  readonly narrative: string
  readonly proposals: string
}

function writeAndSign(scene: RoadmapScene, report: ReportPlan, writing: Writing): readonly RoadmapAct[] {
  const { writtenAt, signedAt, narrative, proposals } = writing
  return [
    {
      at: writtenAt,
      act: async () => {
        const seen = versionOf(await findRecord(scene.province.db, { kind: 'report', ...report }))
        const ctx = contextOf(scene, report.agencyId, 'agency_admin')
        expect(await writeReport(ctx, { ...report, narrative, proposals, seen }), 'done', nameOf(report))
      },
    },
    {
      at: signedAt,
      act: async () =>
        void expect(
          await signReport(contextOf(scene, report.agencyId, 'agency_leader'), report),
          'done',
          nameOf(report),
        ),
    },
  ]
}

const nameOf = ({ agencyId, year, part }: ReportPlan): string => `report ${part} of ${agencyId} for ${year}`

interface TakingIn {
  readonly signedAt: Date
  readonly random: Random
}

function takeIn(
  scene: RoadmapScene,
  report: ReportPlan,
  { signedAt, random }: TakingIn,
): readonly RoadmapAct[] {
  const { province, departments } = scene
  const department = () => contextOf(scene, departments.information, 'agency_leader')
  const received: RoadmapAct = {
    at: workingDaysLater(scene, signedAt, between(random, 3, 5)),
    act: async () => void expect(await receiveReport(department(), report), 'done', nameOf(report)),
  }
  const reason = pick(random, CORRECTIONS)
  const text = pick(random, ANNEXES)
  if (random() >= CORRECTED) return [received]
  return [
    {
      at: workingDaysLater(scene, signedAt, 1),
      act: async () =>
        void expect(await askForCorrection(department(), { ...report, reason }), 'done', nameOf(report)),
    },
    {
      at: workingDaysLater(scene, signedAt, 2),
      act: async () => {
        const seen = versionOf(await findRecord(province.db, { kind: 'report', ...report }))
        const head = contextOf(scene, report.agencyId, 'agency_leader')
        expect(await annexReport(head, { ...report, text, seen }), 'done', nameOf(report))
      },
    },
    received,
  ]
}

/** What the information department makes of all reports of a period, taken in by the committee. */
export function consolidatedActs(scene: RoadmapScene, year: number): readonly RoadmapAct[] {
  const { departments, committee, province } = scene
  return REGULAR_PARTS.flatMap((part: RegularPart) => {
    const report = { agencyId: departments.information, year, part: `all-${part}` }
    const late = lateFrom(year, part) ?? ''
    const day = (days: number, hours: number) =>
      officeMoment(province, daysAfter(late, SUMMED_UP_AFTER + days), hours)
    return [
      ...writeAndSign(scene, report, {
        writtenAt: day(0, 1),
        signedAt: day(0, 3),
        narrative: CONSOLIDATED_NARRATIVE,
        proposals: '',
      }),
      {
        at: day(1, 3),
        act: async () => {
          const record = await findRecord(province.db, { kind: 'report', ...report })
          if (!readReport(record).signed) return
          const ctx = contextOf(scene, committee, 'agency_leader')
          expect(await receiveReport(ctx, report), 'done', nameOf(report))
        },
      },
    ]
  })
}

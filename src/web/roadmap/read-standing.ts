import { evidenceWords, responsibleWords } from '../../engines/levels/index.ts'
import { declaredScaleOf, findLevelRules, levelSteps, levelsOn } from '../../modules/levels/index.ts'
import type { MissingPart, ReadStanding, Standing } from '../../modules/roadmap/index.ts'
import type { Services } from '../services.ts'

/** Levels are examined every minute: a page need not read the history of all services more often. */
const FRESH_MS = 30_000
const KEPT_DAYS = 4

type Levels = Pick<Services, 'db' | 'clock'>

interface Kept {
  readonly at: number
  readonly standing: Promise<Standing>
}

/** Levels as the roadmap reads them; of one day they are read once for many visits. */
export function standingReader(services: Levels): ReadStanding {
  const kept = new Map<string, Kept>()
  return (day) => {
    const now = services.clock.now().getTime()
    const known = kept.get(day)
    if (known && now >= known.at && now - known.at < FRESH_MS) return known.standing
    const standing = readStanding(services, day)
    kept.delete(day)
    kept.set(day, { at: now, standing })
    // A failure is nobody's standing, and before the first examination there is none to keep.
    standing.then(
      ({ services: found }) => found.length === 0 && kept.delete(day),
      () => kept.delete(day),
    )
    for (const old of [...kept.keys()].slice(0, -KEPT_DAYS)) kept.delete(old)
    return standing
  }
}

async function readStanding({ db }: Levels, day: string): Promise<Standing> {
  const [levels, steps, rules] = await Promise.all([
    levelsOn(db, day),
    levelSteps(db, day),
    findLevelRules(db),
  ])
  const scale = rules ? declaredScaleOf(rules).levels : []
  const missingPart = (kind: (typeof levels)[number]['missing'][number]): MissingPart[] => {
    const neededFor = scale.findIndex(({ needs }) => needs.includes(kind))
    if (neededFor === -1) return []
    const { missing, whoActs } = evidenceWords(kind)
    return [{ words: missing, whoActs: responsibleWords(whoActs), neededFor }]
  }
  return {
    day,
    services: levels.map(({ serviceId, procedureId, agencyId, tier, level2011, missing }) => ({
      serviceId,
      procedureId,
      agencyId,
      tier,
      level: level2011,
      missing: missing.flatMap(missingPart),
    })),
    steps: steps.map(({ serviceId, onDate, level2011 }) => ({ serviceId, on: onDate, level: level2011 })),
  }
}

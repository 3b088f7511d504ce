import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { countRecentFiles } from '../dossiers/index.ts'
import { type ServiceLevel, toServiceLevel } from './level-entry.ts'
import { declaredScaleOf, findLevelRules, type LevelRules } from './level-rules.ts'

const DAY_MS = 86_400_000

export interface UpgradeCandidate {
  readonly level: ServiceLevel
  /** Files received in the days the rules name, and those of them that came online. */
  readonly files: number
  readonly online: number
  /** Per cent, not rounded. */
  readonly onlineShare: number
}

export interface UpgradeCandidates {
  readonly rule: LevelRules['upgrade']
  /** Those with the largest share first. */
  readonly candidates: readonly UpgradeCandidate[]
}

/** Services at the level the rules name, most of whose people already come online: the first to raise. */
export async function upgradeCandidates({
  db,
  clock,
}: {
  readonly db: Db
  readonly clock: Clock
}): Promise<UpgradeCandidates | undefined> {
  const rules = await findLevelRules(db)
  if (!rules) return undefined
  const rule = rules.upgrade
  const rank = declaredScaleOf({ ...rules, declaredScale: rule.scale }).levels.findIndex(
    ({ id }) => id === rule.from,
  )
  const until = clock.now()
  const [rows, counts] = await Promise.all([
    db.selectFrom('service_levels').selectAll().where('level_2011', '=', rank).execute(),
    countRecentFiles(db, { since: new Date(until.getTime() - rule.days * DAY_MS), until }),
  ])
  const candidates = rows
    .flatMap((row): UpgradeCandidate[] => {
      const { all: files, online } = counts.get(row.service_id) ?? { all: 0, online: 0 }
      return files === 0
        ? []
        : [{ level: toServiceLevel(row), files, online, onlineShare: (online / files) * 100 }]
    })
    .filter(({ onlineShare }) => onlineShare >= rule.onlineSharePercent)
    .toSorted((one, other) => other.onlineShare - one.onlineShare || other.files - one.files)
  return { rule, candidates }
}

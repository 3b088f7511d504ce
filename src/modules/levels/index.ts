export type { LevelContext } from './context.ts'
export type { Declaration, Declarations, ReadDeclarations } from './declaration.ts'
export { examineLevels, type Examined } from './examine-levels.ts'
export type { LevelCauses, LevelEntry, ServiceLevel } from './level-entry.ts'
export type { FactChange, FactKind } from './level-facts.ts'
export {
  countLevels,
  countServicesAtLevel,
  type CurrentLevel,
  currentLevels,
  findCurrentLevel,
  type LevelCount,
  type LevelFilter,
  type LevelGrouping,
  levelHistory,
  type LevelPage,
  levelsOn,
  listLevels,
} from './level-queries.ts'
export {
  declaredScaleOf,
  findLevelRules,
  type LevelRules,
  parseLevelRules,
  storeLevelRules,
} from './level-rules.ts'
export { type LevelStep, levelSteps } from './level-steps.ts'
export { examineLevelsJob, levelJobs, proveLevelsJob } from './levels-job.ts'
export { type UpgradeCandidate, type UpgradeCandidates, upgradeCandidates } from './upgrade-candidates.ts'

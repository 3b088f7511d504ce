export { causeLines } from './cause-words.ts'
export { decisionWords, differenceKind, differenceLines } from './declaration-words.ts'
export { currentDeclarations } from './declarations.ts'
export {
  blocking,
  declaredName,
  evidenceTitle,
  inTheWay,
  levelName,
  lowerFirst,
  nameOf2011,
  scaleName,
  unbroken,
  whoActs,
} from './level-words.ts'

export { causeLines } from './cause-words.ts'
export {
  declaredName,
  differenceWords,
  evidenceTitle,
  inTheWay,
  levelName,
  lowerFirst,
  nameOf2011,
  scaleName,
  unbroken,
  whoActs,
} from './level-words.ts'

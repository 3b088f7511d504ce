export {
  evaluateCondition,
  evaluateValue,
  checkExpression,
  programOfExpression,
  RuleError,
  type ExpressionCheck,
  type RuleContext,
} from './feel.ts'
export { runProgram, type Program } from './program.ts'

export { checkProcess, compileProcess } from './compile-process.ts'
export {
  type DescribedStep,
  describeProcess,
  listSteps,
  longestPathDays,
  nextSteps,
  variablesReadAfter,
} from './describe-process.ts'
export type { Token } from './marking.ts'
export { firstStep, isSameStep, type Places, placeSteps } from './place-steps.ts'
export { type ProcessFault, type ProcessFaultCode, ProcessModelError } from './process-fault.ts'
export {
  canReach,
  findStep,
  type ProcessGraph,
  type ProcessStep,
  STEP_KINDS,
  STEP_ROLES,
  type StepAgency,
  type StepKind,
  type StepRole,
} from './process-graph.ts'
export {
  completeStep,
  isFinished,
  type OpenStep,
  openSteps,
  type ProcessState,
  type ProcessVariables,
  type Progress,
  type Refusal,
  startProcess,
  type TokenRefusal,
} from './process-state.ts'
export { newBpmnModdle } from './read-bpmn.ts'
export { type ReturnRefusal, returnTargets, returnTo } from './return-to-step.ts'

export { type HeldPart, type Holding, isHeld, joinHoldings } from './holdings.ts'
export type { Powers, PowersOf } from './powers.ts'
export {
  type Body,
  checkSuccession,
  compileSuccession,
  dayAfter,
  dayBefore,
  type Fault,
  isValidOn,
  type Link,
  LINK_KINDS,
  type LinkKind,
  type Succession,
  SuccessionError,
} from './succession.ts'

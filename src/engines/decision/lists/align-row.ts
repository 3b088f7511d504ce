import { joined, type Placed } from '../source-line.ts'
import { readLevelCell } from '../figures/levels.ts'
import { isTick, looksLikeAgency, rowNumber } from './cell-words.ts'
import type { Column } from './column.ts'

/** A cell, or, where cells are not parted, one line of it. */
export type Token = Placed

/** What each column holds; undefined where the row has no cell for it, as when one cell spans several rows. */
export interface AlignedRow {
  readonly cost: number
  readonly cells: readonly (readonly Token[] | undefined)[]
}

const NEVER = 1_000
const LEAVE_OUT: Readonly<Record<Column['kind'], number>> = {
  number: 20,
  name: 25,
  level: 3,
  mark: 1,
  lead: 0.3,
  co: 0.6,
  other: 0.5,
}
/** How odd it is that a cell is there and holds nothing. */
const EMPTY: Readonly<Record<Column['kind'], number>> = {
  number: 6,
  name: 9,
  level: 0.4,
  mark: 0,
  lead: 0.2,
  co: 0.2,
  other: 0.1,
}
/** Of lines alone nobody sees which cell is empty: the one agency of a row is then the first. */
const LEAVE_OUT_OF_LINES = { ...LEAVE_OUT, lead: 0.5, co: 0.2 }

/** What a token is by itself; found once, for it is tried in many places. */
interface Traits {
  readonly isNumber: boolean
  readonly isLevel: boolean
  readonly isAgency: boolean
  readonly isNewAgency: boolean
  readonly hasWords: boolean
  readonly goesOn: boolean
}

const KNOWN = new WeakMap<Token, Traits>()

function traitsOf(token: Token): Traits {
  const known = KNOWN.get(token)
  if (known) return known
  const { text } = token
  const isAgency = looksLikeAgency(text)
  const traits = {
    isNumber: rowNumber(text) !== undefined,
    isLevel: readLevelCell(text) !== undefined,
    isAgency,
    isNewAgency: isAgency && /^\p{Lu}/u.test(text),
    hasWords: /\p{L}{2}/u.test(text),
    goesOn: /[,;]$|(?:^|\s)và$/iu.test(text),
  }
  KNOWN.set(token, traits)
  return traits
}

const MISFIT: Readonly<Record<Column['kind'], (traits: Traits, text: string) => number>> = {
  number: ({ isNumber }) => (isNumber ? 0 : NEVER),
  name: nameMisfit,
  level: ({ isLevel, isAgency }, text) => (isLevel ? 0 : (isAgency ? 8 : 4) + text.length / 20),
  mark: (_, text) => (isTick(text) ? 0 : 6),
  lead: agencyMisfit,
  co: agencyMisfit,
  other: () => 0.6,
}

/** How ill a token fits a column as the first of its cell. */
function misfit({ kind }: Column, token: Token): number {
  return token.text === '' ? EMPTY[kind] : MISFIT[kind](traitsOf(token), token.text)
}

function nameMisfit({ hasWords, isAgency }: Traits): number {
  if (!hasWords) return 9
  return isAgency ? 3 : 0
}

function agencyMisfit({ isAgency, hasWords, isLevel }: Traits): number {
  if (isAgency) return 0
  return hasWords && !isLevel ? 2.5 : 8
}

/** How ill it goes on with a cell that has begun: only where lines are all we have. */
function goingOn({ kind }: Column, token: Token, before: Token | undefined): number {
  const { isNumber, isNewAgency } = traitsOf(token)
  if (isNumber) return kind === 'number' ? NEVER : 5
  if (kind === 'number' || kind === 'level' || kind === 'mark') return NEVER
  if (kind === 'name') return isNewAgency ? 2 : 0.05
  if (kind === 'other') return 0.4
  return isNewAgency && !(before && traitsOf(before).goesOn) ? 2 : 0.1
}

/** Gives the tokens to the columns, in order, where they fit best. `isLines`: a cell may take several of them. */
export function alignRow(tokens: readonly Token[], columns: readonly Column[], isLines: boolean): AlignedRow {
  const known = new Map<number, Step>()
  const leaveOut = isLines ? LEAVE_OUT_OF_LINES : LEAVE_OUT
  const first = bestFrom(0, 0)
  const cells: (readonly Token[] | undefined)[] = []
  let at = 0
  for (let column = 0; column < columns.length; column += 1) {
    const { taken } = bestFrom(at, column)
    cells.push(taken === 0 ? undefined : tokens.slice(at, at + taken))
    at += taken
  }
  return { cost: first.cost, cells }

  function bestFrom(token: number, column: number): Step {
    const key = token * (columns.length + 1) + column
    const found = known.get(key)
    if (found) return found
    const step = findBest(token, column)
    known.set(key, step)
    return step
  }

  function findBest(token: number, column: number): Step {
    const into = columns[column]
    if (!into) return { cost: token === tokens.length ? 0 : NEVER * (tokens.length - token), taken: 0 }
    let best: Step = { cost: leaveOut[into.kind] + bestFrom(token, column + 1).cost, taken: 0 }
    let cost = 0
    const longest = isLines ? tokens.length - token : Math.min(1, tokens.length - token)
    for (let taken = 1; taken <= longest; taken += 1) {
      const last = tokens[token + taken - 1]
      if (!last) break
      cost += taken === 1 ? misfit(into, last) : goingOn(into, last, tokens[token + taken - 2])
      if (cost >= NEVER) break
      const whole = cost + bestFrom(token + taken, column + 1).cost
      if (whole < best.cost) best = { cost: whole, taken }
    }
    return best
  }
}

interface Step {
  readonly cost: number
  readonly taken: number
}

export function cellText(cell: readonly Token[] | undefined): Placed | undefined {
  return cell === undefined ? undefined : joined(cell)
}

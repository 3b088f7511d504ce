/**
 * The everyday part of FEEL (variables, literals, comparisons, and, or, not, membership, if, and what is asked of
 * rows: their count, whether one of them is such) as a small JSON tree. It exists because a `feelin` evaluation parses the text each time (about 220 µs, 2026-11)
 * while a tree runs in well under 1 µs, and because a browser then needs this file only and not the
 * 100 KB of the full parser. `feel.test.ts` holds that both give the same answer.
 */
export type Program =
  | readonly ['is', string | number | boolean | null]
  | readonly ['get', string]
  | readonly ['compare', ComparisonOperator, Program, Program]
  | readonly ['and' | 'or', Program, Program]
  | readonly ['not', Program]
  | readonly ['contains', Program, Program]
  | readonly ['among', Program, readonly Program[]]
  | readonly ['if', Program, Program, Program]
  | readonly ['count', Program]
  | readonly ['path', Program, string]
  | readonly ['some', string, Program, Program]

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

type Context = Readonly<Record<string, unknown>>

/** The value, or `undefined` when the values at hand need the full FEEL (lists compared, mixed types). */
export function runProgram(program: Program, context: Context): unknown {
  switch (program[0]) {
    case 'is':
      return program[1]
    case 'get':
      return Object.hasOwn(context, program[1]) ? (context[program[1]] ?? null) : null
    case 'compare':
      return compare(program[1], runProgram(program[2], context), runProgram(program[3], context))
    case 'and':
      return combine(false, runProgram(program[1], context), runProgram(program[2], context))
    case 'or':
      return combine(true, runProgram(program[1], context), runProgram(program[2], context))
    case 'not':
      return negate(runProgram(program[1], context))
    case 'contains':
      return contains(runProgram(program[1], context), runProgram(program[2], context))
    case 'among':
      return among(
        runProgram(program[1], context),
        program[2].map((option) => runProgram(option, context)),
      )
    default:
      return runSeldom(program, context)
  }
}

type Seldom = Extract<Program, readonly ['if' | 'count' | 'path' | 'some', ...unknown[]]>

function runSeldom(program: Seldom, context: Context): unknown {
  switch (program[0]) {
    case 'if':
      return choose(runProgram(program[1], context), program, context)
    case 'count':
      return count(runProgram(program[1], context))
    case 'path':
      return memberOf(runProgram(program[1], context), program[2])
    case 'some':
      return some(runProgram(program[2], context), program, context)
  }
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  )
}

function compare(operator: ComparisonOperator, left: unknown, right: unknown): boolean | null | undefined {
  if (!isScalar(left) || !isScalar(right)) return undefined
  if (operator === '=') return equal(left, right)
  if (operator === '!=') return negate(equal(left, right))
  if (typeof left === 'boolean' || typeof right === 'boolean') return undefined
  if (left === null || right === null) return null
  return typeof left === typeof right
    ? ordered(operator, left < right ? -1 : left > right ? 1 : 0)
    : undefined
}

function equal(left: unknown, right: unknown): boolean | null {
  if (left === null || right === null) return left === right
  return typeof left === typeof right ? left === right : null
}

function ordered(operator: ComparisonOperator, difference: number): boolean {
  if (operator === '<') return difference < 0
  if (operator === '<=') return difference <= 0
  return operator === '>' ? difference > 0 : difference >= 0
}

/** FEEL's three-valued `and` (deciding value false) and `or` (deciding value true). */
function combine(deciding: boolean, left: unknown, right: unknown): boolean | null | undefined {
  if (left === undefined || right === undefined) return undefined
  if (left === deciding || right === deciding) return deciding
  return left === !deciding && right === !deciding ? !deciding : null
}

function negate(value: unknown): boolean | null | undefined {
  if (value === undefined) return undefined
  return typeof value === 'boolean' ? !value : null
}

function contains(list: unknown, element: unknown): boolean | undefined {
  if (!Array.isArray(list) || !list.every(isScalar) || !isScalar(element)) return undefined
  return list.includes(element)
}

function among(value: unknown, options: readonly unknown[]): boolean | undefined {
  if (!isScalar(value) || !options.every(isScalar)) return undefined
  return options.includes(value)
}

function choose(
  test: unknown,
  [, , then, otherwise]: Extract<Program, readonly ['if', ...unknown[]]>,
  context: Context,
) {
  if (typeof test !== 'boolean' && test !== null) return undefined
  return runProgram(test === true ? then : otherwise, context)
}

function count(list: unknown): number | null | undefined {
  if (list === null) return null
  return Array.isArray(list) ? list.length : undefined
}

function isRow(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function memberOf(row: unknown, key: string): unknown {
  if (row === null) return null
  if (!isRow(row)) return undefined
  return Object.hasOwn(row, key) ? (row[key] ?? null) : null
}

/** Whether a row is such; an unclear row (null) is none. */
function some(
  rows: unknown,
  [, name, , test]: Extract<Program, readonly ['some', ...unknown[]]>,
  context: Context,
): boolean | null | undefined {
  if (rows === null) return null
  if (!Array.isArray(rows) || !rows.every(isRow)) return undefined
  const found = rows.map((row) => runProgram(test, { ...context, [name]: row }))
  if (found.some((value) => typeof value !== 'boolean' && value !== null)) return undefined
  return found.includes(true)
}

import { evaluate } from 'feelin'
import { type CompiledExpression, compileExpression, RuleError } from './compile-expression.ts'
import { type Program, runProgram } from './program.ts'

export { RuleError } from './compile-expression.ts'

/** What an expression may name: the answers of a form, facts of a dossier. */
export type RuleContext = Readonly<Record<string, unknown>>

export type ExpressionCheck =
  | { readonly ok: true; readonly variables: readonly string[] }
  | { readonly ok: false; readonly message: string }

// Expressions are content, some thousands in a province; the cap guards against generated ones.
const CACHE_SIZE = 4_000
const cache = new Map<string, CompiledExpression>()

/** True only when the expression is true: false, null and unknown are all "no". Throws RuleError on bad syntax. */
export function evaluateCondition(expression: string, context: RuleContext): boolean {
  return evaluateValue(expression, context) === true
}

/** The value of the expression; a name missing from the context is null. Throws RuleError on bad syntax. */
export function evaluateValue(expression: string, context: RuleContext): unknown {
  const compiled = compiledOf(expression)
  const quick = compiled.program && runProgram(compiled.program, context)
  return quick === undefined ? evaluateInFull(compiled, context) : quick
}

export function checkExpression(expression: string): ExpressionCheck {
  try {
    return { ok: true, variables: compiledOf(expression).variables }
  } catch (error) {
    if (error instanceof RuleError) return { ok: false, message: error.message }
    throw error
  }
}

/** The JSON tree a browser can run with `runProgram`; undefined when only the full FEEL can. */
export function programOfExpression(expression: string): Program | undefined {
  return compiledOf(expression).program
}

/**
 * Only the named variables are handed over, absent ones as null: otherwise a field called `date` or
 * `count` without an answer would be FEEL's function of that name.
 */
function evaluateInFull(compiled: CompiledExpression, context: RuleContext): unknown {
  const named: Record<string, unknown> = {}
  for (const name of compiled.variables) {
    named[name] = Object.hasOwn(context, name) ? (context[name] ?? null) : null
  }
  try {
    return evaluate(compiled.expression, named).value
  } catch {
    // The text is sound (compiled), so it is the values: `feelin` throws on some, such as `true < 3`. In FEEL that is null.
    return null
  }
}

function compiledOf(expression: string): CompiledExpression {
  const known = cache.get(expression)
  if (known) return known
  const compiled = compileExpression(expression)
  // Oldest out first: a Map keeps insertion order, and re-inserting on each hit would cost the hot path.
  if (cache.size >= CACHE_SIZE) for (const oldest of cache.keys()) if (cache.delete(oldest)) break
  cache.set(expression, compiled)
  return compiled
}

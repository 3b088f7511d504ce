import { evaluate, parseExpression, type SyntaxError as FeelSyntaxError } from 'feelin'
import type { ComparisonOperator, Program } from './program.ts'

export interface CompiledExpression {
  readonly expression: string
  /** Names the expression takes from its context, in order of first use. */
  readonly variables: readonly string[]
  readonly program: Program | undefined
}

export class RuleError extends Error {
  override readonly name = 'RuleError'
}

type Tree = ReturnType<typeof parseExpression>
type Node = Tree['topNode']

// The moment is not an expression's to read: it would make yesterday's file answer differently today.
const CLOCK_FUNCTIONS = new Set(['now', 'today'])
// Not DateTimeLiteral: `date(x)` is one, and depends on x.
const LITERALS = new Set(['StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'null'])
const OPERATORS = new Set(['=', '!=', '<', '<=', '>', '>='])
const MAX_LENGTH = 2_000

export function compileExpression(expression: string): CompiledExpression {
  if (expression.length > MAX_LENGTH) throw new RuleError(`Longer than ${MAX_LENGTH} characters.`)
  const tree = parseExpression(expression, {}, undefined)
  refuseSyntaxErrors(expression, tree)
  const text = (node: Node): string => expression.slice(node.from, node.to)
  const variables = freeVariables(tree.topNode, text)
  const body = tree.topNode.firstChild
  return { expression, variables, program: body ? programOf(body, text) : undefined }
}

function refuseSyntaxErrors(expression: string, tree: Tree): void {
  let broken = false
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) broken = true
    },
  })
  if (!broken && tree.topNode.firstChild) return
  throw new RuleError(syntaxMessage(expression))
}

/** `feelin` words the fault and its place well, but only when it evaluates. */
function syntaxMessage(expression: string): string {
  try {
    evaluate(expression, {})
  } catch (error) {
    const fault = error as FeelSyntaxError
    const at = fault.position ? ` (character ${fault.position.from + 1})` : ''
    return `${fault.message.replaceAll('<⚠>', 'text')}${at}`
  }
  return 'Not a complete FEEL expression.'
}

function freeVariables(root: Node, text: (node: Node) => string): string[] {
  const bound = new Set(['item', 'partial'])
  const names = new Set<string>()
  const visit = (node: Node): void => {
    if (node.name === 'InExpression' || node.name === 'ParameterName' || node.name === 'Key') {
      const name = node.name === 'InExpression' ? node.firstChild : node
      if (name) bound.add(text(name))
    }
    if (node.name === 'FunctionInvocation') refuseUnknownFunction(node, text)
    if (node.name === 'VariableName' && !isCalled(node)) names.add(nameOf(text(node)))
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child)
  }
  visit(root)
  return [...names].filter((name) => !bound.has(name))
}

/** FEEL names may hold spaces, of any number, and be written in backticks. */
function nameOf(source: string): string {
  return source.replaceAll('`', '').trim().replace(/\s+/g, ' ')
}

function isCalled(node: Node): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from
}

function refuseUnknownFunction(invocation: Node, text: (node: Node) => string): void {
  const callee = invocation.firstChild
  if (callee?.name !== 'VariableName') return
  const name = nameOf(text(callee))
  if (CLOCK_FUNCTIONS.has(name))
    throw new RuleError(`"${name}()" is not allowed: a rule does not read the clock.`)
  if (typeof evaluate(name, {}).value !== 'function') throw new RuleError(`Unknown function "${name}".`)
}

/** The tree of the everyday part, or `undefined` when the expression needs the full FEEL. */
function programOf(node: Node, text: (node: Node) => string): Program | undefined {
  if (LITERALS.has(node.name)) return literal(text(node))
  switch (node.name) {
    case 'VariableName':
      return ['get', nameOf(text(node))]
    case 'ParenthesizedExpression':
      return node.firstChild?.nextSibling ? programOf(node.firstChild.nextSibling, text) : undefined
    case 'Comparison':
      return comparison(node, text)
    case 'Conjunction':
      return pair('and', node, text)
    case 'Disjunction':
      return pair('or', node, text)
    case 'FunctionInvocation':
      return invocation(node, text)
    default:
      return seldom(node, text)
  }
}

function literal(source: string): Program | undefined {
  const value = evaluate(source, {}).value
  const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return plain ? ['is', value as string | number | boolean | null] : undefined
}

function comparison(node: Node, text: (node: Node) => string): Program | undefined {
  const left = node.firstChild
  const operator = left?.nextSibling
  const right = node.lastChild
  if (!left || !operator || !right) return undefined
  const subject = programOf(left, text)
  if (!subject) return undefined
  if (operator.name === 'in') return membership(subject, node, text)
  if (operator.name !== 'CompareOp' || !OPERATORS.has(text(operator))) return undefined
  const object = programOf(right, text)
  return object && ['compare', text(operator) as ComparisonOperator, subject, object]
}

/** `x in ("a", "b")` and `x in ["a", "b"]`, literals only: anything else in there may be a unary test. */
function membership(subject: Program, node: Node, text: (node: Node) => string): Program | undefined {
  const options: Program[] = []
  const tests = node.getChild('PositiveUnaryTests') ?? node
  for (const test of tests.getChildren('PositiveUnaryTest')) {
    const content = test.firstChild
    const literals = content?.name === 'List' ? childrenOf(content).slice(1, -1) : content ? [content] : []
    for (const item of literals) {
      const option = LITERALS.has(item.name) ? programOf(item, text) : undefined
      if (option?.[0] !== 'is') return undefined
      options.push(option)
    }
  }
  return options.length > 0 ? ['among', subject, options] : undefined
}

function pair(kind: 'and' | 'or', node: Node, text: (node: Node) => string): Program | undefined {
  const left = node.firstChild && programOf(node.firstChild, text)
  const right = node.lastChild && programOf(node.lastChild, text)
  return left && right ? [kind, left, right] : undefined
}

const FUNCTIONS = new Set(['not', 'count', 'list contains'])

function invocation(node: Node, text: (node: Node) => string): Program | undefined {
  const name = node.firstChild ? nameOf(text(node.firstChild)) : ''
  const parameters = node.getChild('PositionalParameters')
  if (!parameters || !FUNCTIONS.has(name)) return undefined
  const [first, second, ...more] = childrenOf(parameters).map((child) => programOf(child, text))
  if (!first || more.length > 0) return undefined
  if (name === 'not' || name === 'count') return second ? undefined : [name, first]
  return second ? ['contains', first, second] : undefined
}

function seldom(node: Node, text: (node: Node) => string): Program | undefined {
  switch (node.name) {
    case 'IfExpression':
      return choice(node, text)
    case 'PathExpression':
      return path(node, text)
    case 'QuantifiedExpression':
      return someRow(node, text)
    default:
      return undefined
  }
}

function choice(node: Node, text: (node: Node) => string): Program | undefined {
  const [, test, , then, , otherwise] = childrenOf(node).map((child) => programOf(child, text))
  return test && then && otherwise && ['if', test, then, otherwise]
}

function path(node: Node, text: (node: Node) => string): Program | undefined {
  const [row, , key] = childrenOf(node)
  const target = row && programOf(row, text)
  return target && key && ['path', target, nameOf(text(key))]
}

/** `some row in rows satisfies …`, over one list. */
function someRow(node: Node, text: (node: Node) => string): Program | undefined {
  const [quantifier, ranges, , condition] = childrenOf(node)
  const [range, ...more] = ranges ? childrenOf(ranges) : []
  if (quantifier?.name !== 'some' || !range || !condition || more.length > 0) return undefined
  const [name, , list] = childrenOf(range)
  const rows = list?.firstChild ? programOf(list.firstChild, text) : undefined
  const test = programOf(condition, text)
  return name && rows && test && ['some', nameOf(text(name)), rows, test]
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

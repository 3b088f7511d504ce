import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { evaluate } from 'feelin'
import {
  checkExpression,
  evaluateCondition,
  evaluateValue,
  programOfExpression,
  RuleError,
  runProgram,
} from './index.ts'

describe('conditions', () => {
  const cases: readonly [string, Record<string, unknown>, boolean][] = [
    ['kind = "foreign"', { kind: 'foreign' }, true],
    ['kind = "foreign"', { kind: 'household' }, false],
    ['kind = "foreign"', {}, false],
    ['kind != "foreign"', {}, true],
    ['not(kind = "foreign")', {}, true],
    ['area > 100', { area: 100.5 }, true],
    ['area > 100', { area: 'wide' }, false],
    ['area > 100', {}, false],
    ['list contains(services, "training")', { services: ['advice', 'training'] }, true],
    ['list contains(services, "training")', {}, false],
    ['kind in ("a", "b") and agreed', { kind: 'b', agreed: true }, true],
    ['kind in ["a", "b"]', { kind: 'c' }, false],
    ['count(rows) > 1', { rows: [{}, {}] }, true],
    ['some row in rows satisfies row.country = "VN"', { rows: [{ country: 'LA' }, { country: 'VN' }] }, true],
    ['floor between 1 and 3', { floor: 2 }, true],
  ]
  for (const [expression, context, expected] of cases) {
    it(`answers ${expected} to ${expression} for ${JSON.stringify(context)}`, () => {
      assert.equal(evaluateCondition(expression, context), expected)
    })
  }

  it('takes a field named like a FEEL function as a field, answered or not', () => {
    assert.equal(evaluateValue('date', {}), null)
    assert.equal(evaluateValue('if count = null then "none" else "some"', {}), 'none')
    assert.equal(evaluateCondition('date != "x"', {}), true)
  })

  it('does not see what an object inherits', () => {
    assert.equal(evaluateValue('constructor', {}), null)
    assert.equal(evaluateValue('if toString = null then 1 else 2', {}), 1)
  })

  it('computes values beyond conditions', () => {
    assert.equal(evaluateValue('if area < 100 then 4000000 else 10000000', { area: 40 }), 4_000_000)
    assert.equal(evaluateValue('price * amount', { price: 3, amount: 4 }), 12)
    assert.equal(evaluateValue('kind', { kind: 'x' }), 'x')
  })
})

describe('checking an expression', () => {
  it('lists the names it depends on, without functions and bound names', () => {
    assert.deepEqual(checkExpression('list contains(a, "x") and some r in rows satisfies r.b = limit'), {
      ok: true,
      variables: ['a', 'rows', 'limit'],
    })
  })

  for (const expression of ['', 'a = ', '((', 'a = "b"; c', '1 2', 'unheard of(a)']) {
    it(`refuses ${JSON.stringify(expression)} with a reason`, () => {
      const check = checkExpression(expression)
      assert.equal(check.ok, false)
      assert.ok(!check.ok && check.message.length > 10)
      assert.throws(() => evaluateCondition(expression, {}), RuleError)
    })
  }

  it('refuses to read the clock', () => {
    assert.equal(checkExpression('today() > date("2026-01-01")').ok, false)
    assert.equal(checkExpression('now() = x').ok, false)
  })

  it('refuses a text too long to be a rule', () => {
    assert.equal(checkExpression(`a = "${'x'.repeat(3_000)}"`).ok, false)
  })
})

const names = fc.constantFrom('a', 'b', 'kinds')
const literals = fc.constantFrom('"x"', '"y"', '"1"', '1', '2.5', '-3', 'true', 'false', 'null')
const expressions = fc.letrec<{ rule: string; test: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    tie('test'),
    fc.tuple(tie('rule'), fc.constantFrom('and', 'or'), tie('rule')).map((parts) => `(${parts.join(' ')})`),
    tie('rule').map((rule) => `not(${rule})`),
  ),
  test: fc.oneof(
    fc
      .tuple(names, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.oneof(literals, names))
      .map((p) => p.join(' ')),
    fc.tuple(literals, names).map(([literal, name]) => `list contains(${name}, ${literal})`),
    fc
      .tuple(names, fc.array(literals, { minLength: 1, maxLength: 3 }))
      .map(([n, l]) => `${n} in (${l.join(', ')})`),
    fc
      .tuple(names, fc.array(literals, { minLength: 1, maxLength: 3 }))
      .map(([n, l]) => `${n} in [${l.join(', ')}]`),
    names,
    fc
      .tuple(names, fc.constantFrom('=', '>', '<='), fc.constantFrom('0', '1', '2'))
      .map(([n, o, c]) => `count(${n}) ${o} ${c}`),
    fc
      .tuple(names, fc.constantFrom('=', '!='), literals, fc.constantFrom('or', 'and'), tie('rule'))
      .map(([n, o, l, both, rule]) => `some row in ${n} satisfies row.c ${o} ${l} ${both} ${rule}`)
      .map((test) => `(${test})`),
    fc.tuple(tie('rule'), names, literals).map(([rule, n, l]) => `(if ${rule} then ${n} else ${l}) = ${l}`),
    fc.tuple(names, literals).map(([n, l]) => `${n}.c = ${l}`),
  ),
})).rule
const values = fc.oneof(
  fc.constantFrom<unknown>('x', 'y', '1', 1, 2.5, -3, true, false, null, undefined),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
  fc.constant({ typed: ['x'] }),
  fc.array(fc.constantFrom<unknown>({ c: 'x' }, { c: 1 }, { c: null }, { c: ['x'] }, {}, { a: 'x' }, 'x'), {
    maxLength: 3,
  }),
)
const contexts = fc.record({ a: values, b: values, kinds: values })

describe('the quick program', () => {
  it('answers exactly as feelin does', () => {
    const wanted = (expression: string, context: Record<string, unknown>) => {
      try {
        return evaluate(expression, {
          a: context.a ?? null,
          b: context.b ?? null,
          kinds: context.kinds ?? null,
        }).value
      } catch {
        return null
      }
    }
    fc.assert(
      fc.property(expressions, contexts, (expression, context) => {
        assert.deepEqual(evaluateValue(expression, context), wanted(expression, context), expression)
      }),
      { numRuns: 600 },
    )
  })

  it('survives a journey as JSON, which is how a browser gets it', () => {
    const program = programOfExpression('not(kind in ("a", "b")) or list contains(list, "c")')
    assert.ok(program)
    const arrived = JSON.parse(JSON.stringify(program)) as typeof program
    assert.equal(runProgram(arrived, { kind: 'a', list: ['c'] }), true)
    assert.equal(runProgram(arrived, { kind: 'a', list: [] }), false)
  })

  it('is absent for what only the full FEEL can do', () => {
    for (const expression of ['x in [1..3]', 'sum(a) > 1', 'date(x) = y', 'a + 1 = 2']) {
      assert.equal(programOfExpression(expression), undefined, expression)
    }
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { code128Svg, code128Values } from './code128.ts'

/** The bars as the standard prints them: 1 for a dark module, 0 for a light one. */
function modulesOf(svg: string): string {
  let modules = ''
  for (const [, x, width] of svg.matchAll(/M(\d+) 0h(\d+)/g)) {
    modules = modules.padEnd(Number(x), '0') + '1'.repeat(Number(width))
  }
  return modules.replace(/^0+/, '')
}

/** What a scanner makes of the values: code sets B and C. */
function textOf(values: readonly number[]): string {
  let set = values[0] === 105 ? 'C' : 'B'
  let text = ''
  for (const value of values.slice(1, -1)) {
    if (set === 'C' && value === 100) set = 'B'
    else if (set === 'B' && value === 99) set = 'C'
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32)
  }
  return text
}

test('agrees with a worked example of the check symbol', () => {
  // Start B, P J J 1 2 3 C: 104 + 48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35 = 879 = 8·103 + 55
  assert.deepEqual(code128Values('PJJ123C'), [104, 48, 42, 42, 17, 18, 19, 35, 55])
})

test('draws the modules the standard prints for start, letter, check and stop', () => {
  const [startB, letterA, check34, stop] = ['11010010000', '10100011000', '10001011000', '1100011101011']
  assert.equal(modulesOf(code128Svg('A')), startB + letterA + check34 + stop)
})

test('draws 103 different symbols of eleven modules, each with an even number of dark ones', () => {
  const symbols = new Set<string>()
  const texts = [
    ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32)),
    ...Array.from({ length: 100 }, (_, index) => `${String(index).padStart(2, '0')}00`),
    '0000A',
    '1AB0000B',
    'A5b',
  ]
  for (const text of texts) {
    const modules = modulesOf(code128Svg(text))
    for (let at = 0; at < modules.length - 13; at += 11) {
      const symbol = modules.slice(at, at + 11)
      assert.equal(symbol.replaceAll('0', '').length % 2, 0)
      assert.match(symbol, /^1+0+1+0+1+0+$/)
      symbols.add(symbol)
    }
  }
  assert.ok(symbols.size >= 103, `${symbols.size}`)
})

test('reads back to the text it was made of', () => {
  const printable = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    minLength: 1,
  })
  const codes = fc.stringMatching(/^\d{3}\.\d\d\.\d\d\.H\d\d-\d{6}-\d{4}$/)
  fc.assert(
    fc.property(fc.oneof(printable, codes), (text) => assert.equal(textOf(code128Values(text)), text)),
  )
})

test('packs the long digit groups of a dossier code in pairs', () => {
  // Start, 14 characters, to C, 3 pairs, to B, hyphen, to C, 2 pairs, check: two symbols fewer than set B alone.
  assert.equal(code128Values('000.00.12.H04-150504-0007').length, 25)
})

test('refuses letters that Code 128 does not have', () => {
  assert.throws(() => code128Values('Hồ sơ'), RangeError)
  assert.throws(() => code128Values(''), RangeError)
})

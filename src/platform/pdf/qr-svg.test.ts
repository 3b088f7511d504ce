import assert from 'node:assert/strict'
import { test } from 'node:test'
import { create } from 'qrcode'
import { qrSvg } from './qr-svg.ts'

test('draws every dark module of the code once, inside a quiet zone', () => {
  const text = 'https://dichvucong.example.vn/tra-cuu?ma=000.00.12.H04-150504-0007'
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const drawn = new Set<string>()
  for (const [, x, y, width, back] of qrSvg(text).matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    assert.equal(width, back)
    for (let column = Number(x); column < Number(x) + Number(width); column += 1) {
      const module = `${Number(y) - 2},${column - 2}`
      assert.ok(!drawn.has(module))
      drawn.add(module)
    }
  }
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      assert.equal(drawn.delete(`${row},${column}`), Boolean(modules.get(row, column)))
    }
  }
  assert.equal(drawn.size, 0)
})

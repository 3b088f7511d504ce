import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printableJson, printableText } from './printable-text.ts'

test('composes letters, keeps lines and tabs, drops controls and marks that hide or turn text', () => {
  assert.equal(printableText('Hoà'.normalize('NFD')), 'Hoà'.normalize('NFC'))
  assert.equal(printableText('a\r\nb\rc\td'), 'a\nb\nc\td')
  assert.equal(printableText('gp\u202egnp.exe\u0000\u200b\ufeff'), 'gpgnp.exe')
  assert.equal(printableText('x\ud800y'), 'x\ufffdy')
})

test('reaches strings at any depth and leaves out what is undefined', () => {
  const value = { list: [{ name: 'a\u0007' }, null, 1, true], gone: undefined }
  assert.deepEqual(printableJson(value), { list: [{ name: 'a' }, null, 1, true] })
})

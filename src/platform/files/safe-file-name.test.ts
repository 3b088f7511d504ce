import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { safeFileName } from './safe-file-name.ts'

const CASES: readonly [string, string, string][] = [
  ['keeps Vietnamese letters', 'Đơn đề nghị (bản 2).pdf', 'Đơn đề nghị (bản 2).pdf'],
  ['composes decomposed letters', 'Giấy phép.pdf'.normalize('NFD'), 'Giấy phép.pdf'],
  ['drops folders of any system', 'C:\\Users\\an\\..\\Hồ sơ.pdf', 'Hồ sơ.pdf'],
  ['drops folders', '../../etc/passwd', 'passwd'],
  ['drops direction overrides', 'anh\u202egpj.exe', 'anh gpj.exe'],
  ['drops control characters and what headers forbid', 'a\r\nX-Evil: "1";\0.pdf', 'a X-Evil 1 ; .pdf'],
  ['drops leading and trailing dots', '...htaccess. ', 'htaccess'],
  ['names what has no name', '///', 'tep'],
  ['names what has only dots', '..', 'tep'],
  ['steers clear of device names', 'CON.pdf', '_CON.pdf'],
]

for (const [what, given, expected] of CASES) {
  test(what, () => assert.equal(safeFileName(given), expected))
}

test('shortens to what a file system holds and keeps the extension', () => {
  const name = safeFileName(`${'ộ'.repeat(300)}.docx`)
  assert.ok(name.endsWith('.docx'))
  assert.ok(Buffer.byteLength(name) <= 180 && Buffer.byteLength(name) > 170)
})

test('any name becomes one safe part of a path, and stays as it is the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name)
      assert.match(safe, /^[^/\\:*?"<>|\p{Cc}\p{Cf}]+$/u)
      assert.ok(safe !== '.' && safe !== '..' && Buffer.byteLength(safe) <= 181)
      assert.equal(safeFileName(safe), safe)
    }),
  )
})

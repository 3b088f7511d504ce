import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeLetter, passwordChangedLetter, registeredLetter } from './identity-letters.ts'

const publicUrl = 'https://motcua.example'

test('the code stands in the text in two groups, with its life, and not in the subject', () => {
  const letter = codeLetter({ code: '012345', purpose: 'confirm', publicUrl }, 'vi')
  assert.match(letter.text, /^Mã xác nhận của bạn là 012 345, có hiệu lực 30 phút\./)
  assert.doesNotMatch(letter.subject, /\d/)
  assert.match(letter.shortText, /012 345.*Không đưa mã này cho ai\.$/)
})

test('a letter says why it came, in the language of the account', () => {
  const texts = (['confirm', 'reset', 'address'] as const).map(
    (purpose) => codeLetter({ code: '012345', purpose, publicUrl }, 'en').text,
  )
  assert.equal(new Set(texts).size, 3)
  for (const text of texts) assert.match(text, /Your confirmation code is 012 345, valid for 30 minutes\./)
})

test('a text message fits into two', () => {
  const all = [
    codeLetter({ code: '012345', purpose: 'reset', publicUrl }, 'vi'),
    registeredLetter(publicUrl, 'vi'),
    passwordChangedLetter(publicUrl, 'vi'),
  ]
  // 67 letters each, once a message has Vietnamese letters.
  for (const { shortText } of all) assert.ok(shortText.length <= 2 * 67, `${shortText.length}: ${shortText}`)
})

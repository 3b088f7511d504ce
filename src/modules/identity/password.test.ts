import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkAgainstNobody, hashPassword, passwordFault, passwordMatches } from './password.ts'

describe('a password', () => {
  test('is stored as argon2id with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('con mèo đen'), hashPassword('con mèo đen')])
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.notEqual(one, two)
    assert.equal(await passwordMatches(one, 'con mèo đen'), true)
    assert.equal(await passwordMatches(one, 'con meo den'), false)
  })

  test('is the same however the keyboard composes its letters', async () => {
    const stored = await hashPassword('mật khẩu'.normalize('NFC'))
    assert.equal(await passwordMatches(stored, 'mật khẩu'.normalize('NFD')), true)
  })

  test('is never checked when it is absurdly long', async () => {
    const stored = await hashPassword('con mèo đen')
    assert.equal(await passwordMatches(stored, 'x'.repeat(201)), false)
  })

  test('is compared with something also when there is no account', async () => {
    assert.equal(await checkAgainstNobody('nobody has this password'), false)
  })

  test('is refused for what an attacker tries first, and for nothing else', () => {
    const personal = ['an.nguyen@vidu.vn', 'Nguyễn Văn An', '095190001234']
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['ngắn quá', 'too-short'],
      ['x'.repeat(201), 'too-long'],
      ['aaaaaaaaaaaa', 'too-simple'],
      ['1234567890', 'too-simple'],
      ['qwertyuiop', 'too-simple'],
      ['matkhau2015', 'too-simple'],
      ['Password123!', 'too-simple'],
      ['095190001234', 'too-simple'],
      ['An.Nguyen@vidu.vn', 'too-simple'],
      ['con mèo đen ngủ', undefined],
      ['Tr0ub4dor&3x', undefined],
    ]
    for (const [password, fault] of cases) assert.equal(passwordFault(password, personal), fault, password)
  })
})

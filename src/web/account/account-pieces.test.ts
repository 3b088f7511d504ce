import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deviceName } from './device-name.ts'
import { returnPath } from './return-path.ts'

describe('the way back after signing in', () => {
  test('leads to pages of the same face of this site only', () => {
    const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
      ['/nop-ho-so/bl-01?buoc=2', '/nop-ho-so/bl-01?buoc=2', undefined],
      ['/can-bo/viec/mine', undefined, '/can-bo/viec/mine'],
      ['/can-bo', undefined, '/can-bo'],
      ['/can-bo-gioi', '/can-bo-gioi', undefined],
      ['//evil.example/', undefined, undefined],
      ['/\\evil.example', undefined, undefined],
      ['https://evil.example/', undefined, undefined],
      ['javascript:alert(1)', undefined, undefined],
      ['', undefined, undefined],
    ]
    for (const [typed, portal, office] of cases) {
      assert.equal(returnPath(typed, 'portal'), portal, typed)
      assert.equal(returnPath(typed, 'backoffice'), office, typed)
    }
  })

  test('never leads round in a circle', () => {
    for (const path of [
      '/dang-nhap',
      '/dang-nhap?tiep=/',
      '/dang-ky',
      '/quen-mat-khau',
      '/xac-nhan-tai-khoan',
    ])
      assert.equal(returnPath(path, 'portal'), undefined, path)
    assert.equal(returnPath('/can-bo/dang-nhap', 'backoffice'), undefined)
    assert.equal(returnPath('/dang-nhap-la-gi', 'portal'), '/dang-nhap-la-gi')
  })
})

test('a device is named as its owner knows it', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
      'Chrome, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36',
      'Cốc Cốc, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox, Linux'],
    ['curl/8.0', ''],
  ]
  for (const [agent, name] of cases) assert.equal(deviceName(agent), name)
})

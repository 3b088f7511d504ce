import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Catalog } from '../catalog/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DeclaredService } from './annex-settle.ts'
import { matchAnnex } from './match-annex.ts'

const AGENCIES = [
  agency('so-xd', 'Sở Xây dựng', 'Sở XD', { abbreviation: 'SXD' }),
  agency('so-tnmt', 'Sở Tài nguyên và Môi trường', 'Sở TN&MT', {}),
  agency('so-cu', 'Sở Giao thông vận tải', 'Sở GTVT', { endedOn: '2025-06-30' }),
  agency('huyen-a', 'Ủy ban nhân dân huyện A', 'UBND huyện A', {
    tier: 'district',
    kind: 'district_committee',
  }),
  agency('huyen-b', 'Ủy ban nhân dân huyện B', 'UBND huyện B', {
    tier: 'district',
    kind: 'district_committee',
  }),
  agency('thue-a', 'Chi cục Thuế A', 'CCT A', { tier: 'district', kind: 'tax_branch' }),
  agency('xa-c', 'Ủy ban nhân dân xã C', 'UBND xã C', { tier: 'commune', kind: 'commune_committee' }),
]

function agency(id: string, vi: string, shortName: string, more: Record<string, unknown>) {
  const plain = { abbreviation: id, tier: 'province', kind: 'department', endedOn: null }
  return { id, name: { vi, en: vi }, shortName, ...plain, ...more }
}

const PROCEDURES: Readonly<
  Record<string, { readonly names: readonly string[]; readonly at: readonly string[] }>
> = {
  'cap-phep': { names: ['Cấp phép xây dựng', 'Cấp giấy phép xây dựng'], at: ['so-xd'] },
  'dat-tinh': { names: ['Đăng ký biến động đất đai'], at: ['so-tnmt'] },
  'dat-huyen': { names: ['Đăng ký biến động đất đai'], at: ['huyen-a', 'huyen-b'] },
  'ho-tich': { names: ['Đăng ký khai sinh'], at: ['xa-c'] },
  'lai-xe': { names: ['Đổi giấy phép lái xe'], at: ['so-cu', 'so-xd'] },
  thue: { names: ['Hoàn thuế'], at: ['thue-a'] },
}

const known = {
  directory: { getAgency: (id: string) => AGENCIES.find((one) => one.id === id) } as unknown as Directory,
  catalog: {
    services: Object.entries(PROCEDURES).flatMap(([procedureId, { at }]) =>
      at.map((agencyId) => ({ id: `${procedureId}.${agencyId}`, procedureId, agencyId })),
    ),
    revisionsOf: (id: string) => (PROCEDURES[id]?.names ?? []).map((vi) => ({ record: { name: { vi } } })),
    listed: [{ name: 'Cấp hộ chiếu' }],
  } as unknown as Catalog,
}

function matched(...rows: readonly (readonly [string, string | null])[]) {
  const services = rows.map(
    ([name, leadAgency], index): DeclaredService => ({
      row: index + 1,
      name,
      level: 3,
      leadAgency,
      coAgency: null,
      source: [index + 1],
    }),
  )
  return matchAnnex(services, known).map(
    ({ services: found, why }) => why ?? found.map(({ id }) => id).join(' '),
  )
}

describe('rows of a decision against the catalogue', () => {
  test('are found by name and agency, whatever the case, the signs and the place of tone marks', () => {
    assert.deepEqual(
      matched(
        ['CẤP PHÉP xây  dựng.', 'Sở Xây dựng'],
        ['Hoàn thuế', 'chi cục thuế A'],
        ['Đăng ký khai sinh', 'Uỷ ban nhân dân xã C'],
      ),
      ['cap-phep.so-xd', 'thue.thue-a', 'ho-tich.xa-c'],
    )
  })

  test('are found by a name the procedure had before, and by an abbreviation of the agency', () => {
    assert.deepEqual(matched(['Cấp giấy phép xây dựng', 'SXD']), ['cap-phep.so-xd'])
    assert.deepEqual(matched(['Cấp giấy phép xây dựng', 'Sở XD']), ['cap-phep.so-xd'])
  })

  test('of the same name are told apart by their tier', () => {
    assert.deepEqual(
      matched(
        ['Đăng ký biến động đất đai', 'Sở TN&MT'],
        ['Đăng ký biến động đất đai', 'UBND các huyện, thị xã'],
      ),
      ['dat-tinh.so-tnmt', 'dat-huyen.huyen-a dat-huyen.huyen-b'],
    )
    assert.deepEqual(matched(['Đăng ký biến động đất đai', 'UBND huyện B']), ['dat-huyen.huyen-b'])
  })

  test('collectives are read as the committees of their tiers', () => {
    for (const lead of ['UBND cấp xã', 'UBND các xã, phường, thị trấn', 'UBND xã'])
      assert.deepEqual(matched(['Đăng ký khai sinh', lead]), ['ho-tich.xa-c'], lead)
    for (const lead of ['UBND các huyện, thị xã, thành phố', 'UBND huyện', 'UBND cấp tỉnh'])
      assert.deepEqual(matched(['Đăng ký khai sinh', lead]), ['other-agency'], lead)
    assert.deepEqual(matched(['Hoàn thuế', 'UBND các huyện']), ['other-agency'])
  })

  test('that match nothing say why', () => {
    assert.deepEqual(
      matched(
        ['Cap phep xay dung', 'Sở Xây dựng'],
        ['Cấp hộ chiếu', 'Công an tỉnh'],
        ['Cấp phép xây dựng', 'Sở Y tế'],
        ['Đăng ký biến động đất đai', null],
        ['', null],
        ['Đăng ký khai sinh', null],
        ['Đăng ký khai sinh', 'UBND xã C'],
      ),
      ['no-name', 'not-offered', 'other-agency', 'several', 'no-name', 'ho-tich.xa-c', 'twice'],
    )
  })

  test('of an agency that has ended go with its procedure to whoever took it over', () => {
    assert.deepEqual(matched(['Đổi giấy phép lái xe', 'Sở Giao thông vận tải']), [
      'lai-xe.so-cu lai-xe.so-xd',
    ])
    assert.deepEqual(matched(['Đổi giấy phép lái xe', 'Sở Xây dựng']), ['lai-xe.so-xd'])
  })
})

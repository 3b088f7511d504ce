import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { describeNationalId, hasTaxCodeCheckDigit, isMobilePhone } from '../../../engines/vietnamese/index.ts'
import {
  agencyRecordSchema,
  agencyRecordsSchema,
  areaRecordsSchema,
  demoRecordSchema,
  packRecordSchema,
  unitRecordsSchema,
} from './organization-record.ts'

const PACK = join(import.meta.dirname, '../../../../packs/bac-lieu')
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(PACK, path), 'utf8'))

const pack = packRecordSchema.parse(readJson('pack.json'))
const agencies = agencyRecordsSchema.parse(readJson('agencies.json'))
const units = unitRecordsSchema.parse(readJson('units.json'))
const areas = areaRecordsSchema.parse(readJson('areas.json'))
const demo = demoRecordSchema.parse(readJson('demo.json'))

const ofKind = (kind: string) => agencies.filter((agency) => agency.kind === kind)
const noneTwice = (values: readonly string[]): void => assert.equal(new Set(values).size, values.length)
const agencyIds = new Set(agencies.map(({ id }) => id))
const unitIds = new Set(units.map(({ id }) => id))
const areaByCode = new Map(areas.map((area) => [area.code, area]))

describe('the agencies of the pack', () => {
  it('count the committees of 2015: one province, 7 districts, 64 communes', () => {
    assert.equal(ofKind('provincial_committee').length, 1)
    assert.equal(ofKind('district_committee').length, 7)
    assert.equal(ofKind('commune_committee').length, 64)
  })

  it('have ids and identification codes of their own under the level-1 code of the province', () => {
    noneTwice(agencies.map(({ id }) => id))
    noneTwice(agencies.map(({ code }) => code))
    for (const agency of agencies) assert.ok(agency.code.endsWith(`.${pack.level1.code}`), agency.id)
  })

  it('claim no code as official, because no list of Bạc Liêu was found', () => {
    assert.ok(agencies.every((agency) => !agency.officialCode))
    assert.equal(pack.level1.confirmed, false)
  })

  it('put the code of a commune under the code of its district', () => {
    for (const commune of ofKind('commune_committee')) {
      const district = agencies.find(({ id }) => id === commune.parent)!
      assert.equal(commune.code.slice(7), district.code.slice(7), commune.id)
      assert.equal(areaByCode.get(commune.areaCode)?.parent, district.areaCode, commune.id)
    }
  })

  it('stand under parents and in areas that exist', () => {
    for (const agency of agencies) {
      assert.ok(agency.parent === null || agencyIds.has(agency.parent), agency.id)
      assert.ok(areaByCode.has(agency.areaCode), agency.id)
    }
  })

  it('each have one desk, leadership and clerical office, and a division', () => {
    noneTwice(units.map(({ id }) => id))
    for (const { id } of agencies) {
      const kinds = units.filter((unit) => unit.agency === id).map((unit) => unit.kind)
      for (const kind of ['one_stop', 'leadership', 'clerical'] as const)
        assert.equal(kinds.filter((it) => it === kind).length, 1, id)
      assert.ok(kinds.includes('division'), id)
    }
    for (const unit of units)
      assert.ok(unit.id.startsWith(`${unit.agency}.`) && agencyIds.has(unit.agency), unit.id)
  })

  it('refuse a code that is not of QCVN 102', () => {
    assert.throws(() => agencyRecordSchema.parse({ ...agencies[0], code: 'H04.05' }), /code/)
  })
})

describe('the areas of the pack', () => {
  it('hold the 63 provinces of 2015, and the districts and communes of Bạc Liêu with their 2015 names', () => {
    const tiers = Map.groupBy(areas, (area) => area.tier)
    assert.deepEqual(
      ['province', 'district', 'commune'].map((tier) => tiers.get(tier as 'province')!.length),
      [63, 7, 64],
    )
    noneTwice(areas.map(({ code }) => code))
    const kinds = Map.groupBy(tiers.get('commune')!, (area) => area.kind)
    // On the day of the Decision Giá Rai was still a rural district.
    assert.deepEqual(
      ['ward', 'township', 'commune'].map((kind) => kinds.get(kind as 'ward')!.length),
      [7, 7, 50],
    )
    assert.equal(areaByCode.get('959')!.name.vi, 'Huyện Giá Rai')
    assert.equal(areaByCode.get('959')!.laterNames[0]!.name.vi, 'Thị xã Giá Rai')
  })

  it('end with the reform of 2025, each commune in one successor', () => {
    for (const area of areas.filter(({ tier }) => tier === 'commune')) {
      assert.equal(area.validTo, '2025-06-30', area.code)
      assert.equal(area.successor?.provinceCode, '96', area.code)
    }
    assert.equal(
      new Set(areas.flatMap((area) => (area.tier === 'commune' ? [area.successor!.code] : []))).size,
      25,
    )
  })
})

describe('the people of demo mode', () => {
  it('have user names, names and posts that fit the pack', () => {
    noneTwice(demo.officers.map(({ username }) => username))
    noneTwice(demo.officers.map(({ name }) => name))
    for (const { username, posts } of demo.officers) {
      for (const { agency, unit } of posts)
        assert.ok(unitIds.has(`${agency}.${unit}`), `${username}: ${agency}.${unit}`)
    }
  })

  it('fill every role in each of the twelve departments and seven districts', () => {
    const services = (
      readJson('decision-43-2015.json') as { readonly services: readonly { readonly leadAgency: string }[] }
    ).services
    const departments = ofKind('department').filter(({ name }) =>
      services.some((service) => service.leadAgency === name.vi),
    )
    assert.equal(departments.length, 12)
    for (const { id } of [...departments, ...ofKind('district_committee')]) {
      const roles = new Set(
        demo.officers.flatMap(({ posts }) =>
          posts.filter((post) => post.agency === id).map((post) => post.role),
        ),
      )
      assert.deepEqual(
        [...roles].toSorted(),
        ['agency_admin', 'agency_leader', 'assigner', 'clerk', 'examiner', 'receptionist', 'unit_leader'],
        id,
      )
    }
  })

  it('have one administrator of the province', () => {
    const posts = demo.officers.flatMap((officer) => officer.posts)
    assert.equal(posts.filter((post) => post.role === 'province_admin').length, 1)
  })

  it('carry identity numbers that agree with sex and year of birth, and codes that check', () => {
    for (const citizen of demo.citizens) {
      const described = describeNationalId(citizen.nationalId)
      assert.equal(described?.sex, citizen.sex, citizen.id)
      assert.equal(described?.birthYear, Number(citizen.dateOfBirth.slice(0, 4)), citizen.id)
      assert.ok(isMobilePhone(citizen.phone), citizen.id)
      assert.equal(areaByCode.get(citizen.areaCode)?.tier, 'commune', citizen.id)
    }
    for (const organisation of demo.organisations) {
      assert.ok(hasTaxCodeCheckDigit(organisation.taxCode), organisation.id)
      assert.ok(
        demo.citizens.some(({ id }) => id === organisation.representative),
        organisation.id,
      )
    }
  })

  it('use addresses of a domain that nobody can own', () => {
    for (const { email } of [...demo.citizens, ...demo.organisations]) assert.match(email, /[.]example$/)
  })
})

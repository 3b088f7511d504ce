import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { type CatalogQuery, FACETS, linkQueryOf, readCatalogQuery, without } from './catalog-query.ts'
import { findProcedures } from './find-procedures.ts'
import { nearbyWords, telexOffers } from './suggest-queries.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const asked = (queryAll: Record<string, string[]>): CatalogQuery => readCatalogQuery({ queryAll })
const idsFor = (queryAll: Record<string, string[]>) =>
  findProcedures(world.catalog, asked(queryAll)).procedures.map(({ procedureId }) => procedureId)

/** All marks gone, as on a foreign keyboard. */
const bare = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

describe('search over the 56 services', () => {
  it('finds each service first by its own name, with and without marks', () => {
    for (const { procedureId, record } of world.catalog.procedures) {
      const name = record.name.vi
      // Rows 5 and 53 of the Decision bear one name at two levels.
      const twins = world.catalog.procedures
        .filter((other) => other.record.name.vi === name)
        .map((other) => other.procedureId)
      for (const text of [name, bare(name), name.toUpperCase()])
        assert.ok(twins.includes(idsFor({ q: [text] })[0]!), `${procedureId}: ${text}`)
    }
  })

  it('forgives one slip of typing in a word', () => {
    assert.deepEqual(
      idsFor({ q: ['giay phep xay dugn'] }).slice(0, 2),
      idsFor({ q: ['giay phep xay dung'] }).slice(0, 2),
    )
    assert.equal(idsFor({ q: ['chuyen truogn'] })[0], 'bl-08')
  })

  it('reads Telex keys that never became marks', () => {
    assert.deepEqual(idsFor({ q: ['giaays pheps xaay duwngj'] }), idsFor({ q: ['giấy phép xây dựng'] }))
    assert.deepEqual(telexOffers(world.catalog, 'giaays pheps xaay duwngj'), ['giấy phép xây dựng'])
    assert.deepEqual(telexOffers(world.catalog, 'giấy phép xây dựng'), [])
  })

  it('knows the words people use', () => {
    assert.equal(idsFor({ q: ['sổ đỏ'] }).length > 1, true)
    assert.equal(idsFor({ q: ['bang lai xe'] })[0], 'bl-11')
  })

  it('offers near words when nothing is found, and none for nonsense', () => {
    assert.deepEqual(idsFor({ q: ['sang ten so do nha tho'] }), [])
    assert.equal(nearbyWords(world.catalog, 'sang ten so do nha tho')[0], 'sang tên sổ đỏ')
    assert.deepEqual(nearbyWords(world.catalog, 'zzzz'), [])
  })
})

describe('filters', () => {
  it('counts what each value would leave, the other facets applied', () => {
    const all = findProcedures(world.catalog, asked({}))
    assert.equal(all.procedures.length, 56)
    for (const facet of FACETS) {
      for (const { value, count } of all.options[facet]) {
        const query = { ...asked({}), chosen: { ...asked({}).chosen, [facet]: [value] } }
        assert.equal(findProcedures(world.catalog, query).procedures.length, count, `${facet} ${value}`)
      }
    }
  })

  it('counts the values of a facet as if nothing of that facet were chosen', () => {
    const free = findProcedures(world.catalog, asked({ cap: ['province'] })).options
    const chosen = findProcedures(world.catalog, asked({ cap: ['province'], linhVuc: ['Đất đai'] })).options
    assert.deepEqual(
      new Map(chosen.field.map(({ value, count }) => [value, count])),
      new Map(free.field.map(({ value, count }) => [value, count])),
    )
    assert.deepEqual(
      chosen.tier.map(({ value, count }) => [value, count]),
      [
        ['province', 3],
        ['district', 2],
      ],
    )
  })

  it('takes any value within a facet and all facets together', () => {
    const both = idsFor({ linhVuc: ['Đất đai', 'Thú y'] })
    assert.equal(both.length, 7)
    assert.deepEqual(idsFor({ linhVuc: ['Đất đai', 'Thú y'], cap: ['district'] }), ['bl-53', 'bl-54'])
    assert.deepEqual(idsFor({ q: ['giấy phép'], linhVuc: ['Đất đai'], cap: ['commune'] }), [])
  })

  it('keeps what was chosen in sight also when it leaves nothing', () => {
    const { options } = findProcedures(world.catalog, asked({ q: ['chuyển trường'], linhVuc: ['Đất đai'] }))
    assert.deepEqual(
      options.field.find(({ value }) => value === 'Đất đai'),
      { value: 'Đất đai', count: 0 },
    )
  })
})

describe('the address of a search', () => {
  it('survives being written and read again', () => {
    const query = asked({
      q: ['  giấy phép '],
      cap: ['province', 'district'],
      suKien: ['dat-dai'],
      trang: ['3'],
    })
    const written = linkQueryOf(query)
    const params = Object.fromEntries(
      Object.entries(written).map(([name, value]) => [name, Array.isArray(value) ? value : [String(value)]]),
    )
    assert.deepEqual(asked(params), query)
    assert.equal(query.text, 'giấy phép')
  })

  it('reads nonsense as nothing', () => {
    assert.equal(asked({ trang: ['-4'] }).page, 1)
    assert.equal(asked({ trang: ['x'] }).page, 1)
    assert.equal(asked({ q: ['a'.repeat(1000)] }).text.length, 200)
    assert.deepEqual(asked({ cap: ['', 'province', 'province'] }).chosen.tier, ['province'])
  })

  it('drops one value and goes back to the first page', () => {
    const query = without(asked({ cap: ['province', 'district'], trang: ['2'] }), 'tier', 'province')
    assert.deepEqual(query.chosen.tier, ['district'])
    assert.equal(query.page, 1)
  })
})

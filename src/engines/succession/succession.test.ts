import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type Body,
  checkSuccession,
  compileSuccession,
  dayAfter,
  dayBefore,
  isHeld,
  isValidOn,
  joinHoldings,
  type Link,
  SuccessionError,
} from './index.ts'

const START = '2015-05-04'
const REFORM = '2025-07-01'
const LAST = '2025-06-30'
const old = (key: string): Body => ({ key, validFrom: START, validTo: LAST })
const fresh = (key: string): Body => ({ key, validFrom: REFORM, validTo: null })
const kinds = (bodies: readonly Body[], links: readonly Link[]) =>
  checkSuccession(bodies, links).map(({ kind }) => kind)

const DISTRICT = [old('district'), fresh('north'), fresh('south'), fresh('finance')]
const SPLIT: readonly Link[] = [
  { kind: 'split', from: 'district', to: 'north', on: REFORM, powers: { fields: ['land'], areas: ['1'] } },
  { kind: 'split', from: 'district', to: 'finance', on: REFORM, powers: { fields: ['prices'] } },
  { kind: 'split', from: 'district', to: 'south', on: REFORM },
]

describe('a split', () => {
  const succession = compileSuccession(DISTRICT, SPLIT)

  test('gives each case to the part that names its field and area, the rest to one body', () => {
    const of = (field: string | null, area: string | null) =>
      succession.successorOn('district', REFORM, { field, area })
    assert.equal(of('land', '1'), 'north')
    assert.equal(of('land', '2'), 'south')
    assert.equal(of('prices', '1'), 'finance')
    assert.equal(of(null, null), 'south')
  })

  test('leaves the body its own until its last day', () => {
    assert.equal(succession.successorOn('district', LAST, { field: 'land', area: '1' }), 'district')
  })

  test('is known from behind: whose work it was, and who keeps the archive', () => {
    assert.deepEqual(succession.officeOfDay('north', '2020-01-01'), ['district'])
    assert.deepEqual(succession.officeOfDay('north', REFORM), ['north'])
    const held = (key: string, area: string) =>
      succession
        .heldBy(key)
        .some((holding) => holding.key === 'district' && isHeld(holding, { field: 'land', area }))
    assert.deepEqual(
      ['1', '3'].map((area) => [held('north', area), held('south', area)]),
      [
        [true, false],
        [false, true],
      ],
    )
  })

  test('without a rest, or with two takers of one case, is refused', () => {
    assert.deepEqual(kinds(DISTRICT, SPLIT.slice(0, 2)), ['no-rest'])
    const twice: Link = { kind: 'split', from: 'district', to: 'south', on: REFORM, powers: { areas: ['1'] } }
    assert.deepEqual([...new Set(kinds(DISTRICT, [...SPLIT, twice]))], ['double-owner'])
    const rest: Link = { kind: 'split', from: 'district', to: 'north', on: REFORM }
    assert.deepEqual(kinds(DISTRICT, [...SPLIT, rest]), ['double-owner'])
  })
})

describe('a transfer of powers', () => {
  const bodies = [
    { ...fresh('transport'), validFrom: START },
    { ...fresh('police'), validFrom: START },
  ]
  const link: Link = {
    kind: 'transfer',
    from: 'transport',
    to: 'police',
    on: '2025-03-01',
    powers: { fields: ['licences'] },
  }

  test('takes some cases away from a body that goes on', () => {
    const { successorOn } = compileSuccession(bodies, [link])
    assert.equal(successorOn('transport', '2025-03-01', { field: 'licences' }), 'police')
    assert.equal(successorOn('transport', '2025-02-28', { field: 'licences' }), 'transport')
    assert.equal(successorOn('transport', '2026-01-01', { field: 'roads' }), 'transport')
  })

  test('can be given back later', () => {
    const back: Link = { ...link, from: 'police', to: 'transport', on: '2026-01-01' }
    const { successorOn } = compileSuccession(bodies, [link, back])
    assert.equal(successorOn('transport', '2026-01-01', { field: 'licences' }), 'transport')
  })

  test('must say what it takes', () => {
    assert.deepEqual(kinds(bodies, [{ ...link, powers: undefined }]), ['not-limited'])
  })
})

describe('what cannot be', () => {
  const merge: Link = { kind: 'merge', from: 'a', to: 'b', on: REFORM }
  test('an end without a successor', () => assert.deepEqual(kinds([old('a')], []), ['orphan']))
  test('a successor nobody knows, or that does not exist yet', () => {
    assert.deepEqual(kinds([old('a')], [merge]), ['unknown'])
    assert.deepEqual(kinds([old('a'), { ...fresh('b'), validFrom: '2025-07-02' }], [merge]), ['day'])
  })
  test('a link on another day than the one after the end', () => {
    assert.deepEqual(kinds([{ ...old('a'), validTo: null }, fresh('b')], [merge]), ['day'])
  })
  test('a body that hands on the day it opens, and a circle', () => {
    const bodies = [old('a'), { key: 'b', validFrom: REFORM, validTo: REFORM }, fresh('c')]
    assert.ok(kinds(bodies, [merge, { ...merge, from: 'b', to: 'c' }]).includes('day'))
    const circle = [merge, { ...merge, from: 'b', to: 'a' }]
    assert.ok(kinds([old('a'), old('b')], circle).includes('chain'))
    assert.throws(() => compileSuccession([old('a'), old('b')], circle), SuccessionError)
  })
  test('one key twice, and an end before the beginning', () => {
    assert.deepEqual(kinds([fresh('a'), fresh('a')], []), ['twice'])
    assert.ok(kinds([{ key: 'a', validFrom: REFORM, validTo: START }], []).includes('reversed'))
  })
})

const FIELDS = ['land', 'building', 'prices', 'licences']
const AREAS = ['1', '2', '3', '4', '5', '6']
const REFORMS = ['2015-07-17', '2021-01-01', '2025-07-01']

interface History {
  readonly bodies: Body[]
  readonly links: Link[]
}

/** Reform after reform: some bodies merge, some are split by area or field, one hands over powers, others go on. */
const histories: fc.Arbitrary<History> = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    choices: fc.array(fc.array(fc.nat(5), { minLength: 30, maxLength: 30 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ count, choices }) => {
    const history: History = {
      bodies: Array.from({ length: count }, (_, nth) => ({
        key: `0.${nth}`,
        validFrom: START,
        validTo: null,
      })),
      links: [],
    }
    for (const [nth, on] of REFORMS.entries()) reform(history, { on, nth: nth + 1, dice: choices[nth]! })
    return history
  })

function reform(
  history: History,
  { on, nth, dice }: { on: string; nth: number; dice: readonly number[] },
): void {
  const open = history.bodies.filter(({ validTo }) => validTo === null)
  let made = 0
  const open_ = (): string => {
    const key = `${nth}.${(made += 1)}`
    history.bodies.push({ key, validFrom: on, validTo: null })
    return key
  }
  const end = (key: string): void => {
    const index = history.bodies.findIndex((body) => body.key === key)
    history.bodies[index] = { ...history.bodies[index]!, validTo: dayBefore(on) }
  }
  let merged: string | undefined
  for (const [index, { key }] of open.entries()) {
    const die = dice[index % dice.length]!
    if (die <= 1) continue
    if (die === 2 && index > 0) {
      const powers = { fields: [FIELDS[(index + nth) % FIELDS.length]!] }
      const untouched = open[0]!.key
      const isFree = history.bodies.find((body) => body.key === untouched)!.validTo === null
      const taken = history.links.some((link) => link.from === key && link.kind === 'transfer')
      const handsOn = history.links.some((link) => link.from === untouched && link.on === on)
      if (isFree && !taken && !handsOn)
        history.links.push({ kind: 'transfer', from: key, to: untouched, on, powers })
      continue
    }
    if (history.links.some((link) => link.to === key && link.on === on)) continue
    end(key)
    if (die === 5) {
      merged ??= open_()
      history.links.push({ kind: 'merge', from: key, to: merged, on })
    } else {
      const parts = 1 + (dice[(index + 7) % dice.length]! % 3)
      for (let part = 0; part < parts; part += 1) {
        const powers = { areas: AREAS.filter((_, area) => area % parts === part), fields: FIELDS.slice(0, 2) }
        history.links.push({ kind: 'split', from: key, to: open_(), on, powers })
      }
      history.links.push({ kind: 'split', from: key, to: open_(), on })
    }
  }
}

const days = fc.constantFrom(START, '2015-07-16', ...REFORMS, '2020-02-29', LAST, '2030-01-01')
const cases = fc.record({
  field: fc.option(fc.constantFrom(...FIELDS, 'other')),
  area: fc.option(fc.constantFrom(...AREAS, '99')),
})

describe('any history that passes the check', () => {
  test('has on every day, for every case, one owner that exists that day', () => {
    fc.assert(
      fc.property(histories, days, cases, ({ bodies, links }, day, what) => {
        const { successorOn } = compileSuccession(bodies, links)
        for (const { key, validFrom } of bodies.filter((body) => body.validFrom <= day)) {
          const owner = bodies.find((body) => body.key === successorOn(key, day, what))!
          assert.ok(isValidOn(owner, day), `${key} of ${validFrom} is with ${owner.key} on ${day}`)
          // Whoever answers has nobody else answering for him: asked again, the answer is the same.
          const later = links.some((link) => link.from === owner.key && link.kind === 'transfer')
          if (!later) assert.equal(successorOn(owner.key, day, what), owner.key)
        }
      }),
    )
  })

  test('keeps what is counted: every case of a day is one case of some day later', () => {
    fc.assert(
      fc.property(histories, days, fc.array(cases, { maxLength: 20 }), ({ bodies, links }, day, files) => {
        const { successorOn } = compileSuccession(bodies, links)
        const first = bodies.filter((body) => body.validFrom === START)
        const asItWas = files.map((_, nth) => first[nth % first.length]!.key)
        const now = Map.groupBy(files, (file) => successorOn(asItWas[files.indexOf(file)]!, day, file))
        const open = new Set(bodies.filter((body) => isValidOn(body, day)).map(({ key }) => key))
        assert.ok([...now.keys()].every((key) => open.has(key)))
        assert.equal([...now.values()].flat().length, files.length)
      }),
    )
  })

  test('finds the office of a day from what came of it', () => {
    fc.assert(
      fc.property(histories, days, cases, ({ bodies, links }, day, what) => {
        const { successorOn, officeOfDay } = compileSuccession(bodies, links)
        for (const { key } of bodies.filter((body) => isValidOn(body, day))) {
          const now = successorOn(key, '2030-01-01', what)
          const before = successorOn(key, day, what)
          if (before === key) assert.ok(officeOfDay(now, day).includes(key), `${now} on ${day}`)
        }
      }),
    )
  })

  test('every case of every body is held by who answers for it in the end, and by nobody else', () => {
    fc.assert(
      fc.property(histories, cases, ({ bodies, links }, what) => {
        const { heldBy, successorOn } = compileSuccession(bodies, links)
        for (const { key } of bodies) {
          const holders = bodies.filter((body) =>
            heldBy(body.key).some((holding) => holding.key === key && isHeld(holding, what)),
          )
          assert.deepEqual(
            holders.map((body) => body.key),
            [successorOn(key, '9999-12-31', what)],
          )
        }
      }),
    )
  })

  test('what several bodies hold together is what each holds', () => {
    fc.assert(
      fc.property(histories, cases, ({ bodies, links }, what) => {
        const { heldBy } = compileSuccession(bodies, links)
        const all = joinHoldings(bodies.flatMap(({ key }) => heldBy(key)))
        assert.deepEqual(all.map(({ key }) => key).toSorted(), bodies.map(({ key }) => key).toSorted())
        assert.ok(all.every((holding) => isHeld(holding, what)))
      }),
    )
  })

  test('is refused once a successor of its is taken out', () => {
    fc.assert(
      fc.property(histories, ({ bodies, links }) => {
        const rest = links.find((link) => link.powers === undefined)
        fc.pre(rest !== undefined)
        const without = links.filter((link) => link !== rest)
        assert.ok(
          checkSuccession(bodies, without).some(({ kind }) => kind === 'orphan' || kind === 'no-rest'),
        )
      }),
    )
  })
})

test('days follow each other over months, years and leap days', () => {
  assert.equal(dayAfter('2020-02-28'), '2020-02-29')
  assert.equal(dayBefore('2025-07-01'), '2025-06-30')
  assert.equal(dayAfter('2015-12-31'), '2016-01-01')
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  assessLevel,
  checkScales,
  compareDeclared,
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  evidenceWords,
  findSigns,
  type LevelScale,
  LevelScaleError,
  proofChanges,
  responsibleWords,
  scaleOn,
} from './index.ts'

const FILE = JSON.parse(
  readFileSync(new URL('../../../packs/vn/level-scales.json', import.meta.url), 'utf8'),
) as { scales: LevelScale[] }
const SCALES = checkScales(FILE.scales)
const [OF_2011, OF_2022, OF_2026] = SCALES as [LevelScale, LevelScale, LevelScale]

function proving(...kinds: readonly EvidenceKind[]): Evidence {
  return Object.fromEntries(
    EVIDENCE_KINDS.map((kind) => [kind, { holds: kinds.includes(kind), details: [] }]),
  ) as unknown as Evidence
}

const allBut = (...kinds: readonly EvidenceKind[]) =>
  proving(...EVIDENCE_KINDS.filter((kind) => !kinds.includes(kind)))

const anyKinds = fc.subarray([...EVIDENCE_KINDS])
const anyScale = fc.constantFrom(...SCALES)

describe('scales in time', () => {
  it('follow each other without a gap from 2011 on', () => {
    assert.equal(scaleOn(SCALES, '2011-09-30'), undefined)
    assert.equal(scaleOn(SCALES, '2015-05-04'), OF_2011)
    assert.equal(scaleOn(SCALES, '2022-08-14'), OF_2011)
    assert.equal(scaleOn(SCALES, '2022-08-15'), OF_2022)
    assert.equal(scaleOn(SCALES, '2026-06-30'), OF_2022)
    assert.equal(scaleOn(SCALES, '2026-07-01'), OF_2026)
    assert.equal(scaleOn(SCALES, '2030-01-01'), OF_2026)
  })

  it('are refused when they overlap, repeat a level, or ask for what nobody can prove', () => {
    const level = OF_2011.levels[1]!
    const wrong: readonly (readonly LevelScale[])[] = [
      [],
      [OF_2011, { ...OF_2022, validFrom: '2020-01-01' }],
      [{ ...OF_2011, validTo: null }, OF_2022],
      [{ ...OF_2011, levels: [...OF_2011.levels, level] }],
      [{ ...OF_2011, levels: [level] }],
      [{ ...OF_2011, levels: [OF_2011.levels[0]!, { ...level, needs: [] }] }],
      [{ ...OF_2011, levels: [OF_2011.levels[0]!, { ...level, needs: ['typed' as EvidenceKind] }] }],
    ]
    for (const scales of wrong) assert.throws(() => checkScales(scales), LevelScaleError)
  })

  it('say of every level which text it rests on, and whether that was read', () => {
    for (const scale of SCALES)
      for (const { source, confirmed } of [scale, ...scale.levels]) {
        assert.ok(source.length > 20)
        assert.equal(typeof confirmed, 'boolean')
      }
  })
})

describe('the level of a service', () => {
  const rises: readonly (readonly [EvidenceKind, string, string])[] = [
    ['record-complete', '0', 'none'],
    ['record-current', '1', 'none'],
    ['blank-form', '2', 'none'],
    ['test-filing', '2', 'partial'],
    ['network', '3', 'partial'],
    ['payment', '3', 'partial'],
    ['delivery', '3', 'partial'],
    ['no-presence', '4', 'partial'],
    ['no-field-check', '4', 'full'],
  ]
  for (const [index, [added, old, today]] of rises.entries())
    it(`with proofs up to “${added}” is ${old} of 2011 and ${today} of 2026`, () => {
      const evidence = proving(...rises.slice(0, index + 1).map(([kind]) => kind))
      assert.equal(assessLevel(OF_2011, evidence).level, old)
      assert.equal(assessLevel(OF_2022, evidence).level, today)
      assert.equal(assessLevel(OF_2026, evidence).level, today)
    })

  it('falls from 4 to 3 and from full to partial when fees cannot be paid online', () => {
    const evidence = allBut('payment')
    assert.equal(assessLevel(OF_2011, evidence).level, '3')
    assert.deepEqual(assessLevel(OF_2011, evidence).next, { level: '4', lacks: ['payment'] })
    assert.equal(assessLevel(OF_2026, evidence).level, 'partial')
  })

  it('does not fall for want of real files, which are told all the same', () => {
    const { level, missing, next } = assessLevel(OF_2011, allBut('real-files'))
    assert.equal(level, '4')
    assert.equal(next, null)
    assert.deepEqual(
      missing.map(({ evidence, neededFor }) => [evidence, neededFor]),
      [['real-files', null]],
    )
  })

  it('names first what stands in the way of the next level', () => {
    const { missing } = assessLevel(OF_2011, allBut('payment', 'record-current', 'real-files', 'network'))
    assert.deepEqual(
      missing.map(({ evidence, neededFor }) => [evidence, neededFor]),
      [
        ['record-current', '1'],
        ['network', '3'],
        ['payment', '4'],
        ['real-files', null],
      ],
    )
  })

  it('never falls by one more proof, and no more is missing then (property)', () => {
    fc.assert(
      fc.property(anyScale, anyKinds, fc.constantFrom(...EVIDENCE_KINDS), (scale, kinds, one) => {
        const before = assessLevel(scale, proving(...kinds))
        const after = assessLevel(scale, proving(...kinds, one))
        assert.ok(after.rank >= before.rank)
        const known = new Set(before.missing.map(({ evidence }) => evidence))
        assert.ok(after.missing.every(({ evidence }) => known.has(evidence)))
      }),
    )
  })

  it('is explained: all that lacks is named once, and proving what the next level lacks reaches it (property)', () => {
    fc.assert(
      fc.property(anyScale, anyKinds, (scale, kinds) => {
        const { missing, next, rank, level } = assessLevel(scale, proving(...kinds))
        assert.equal(scale.levels[rank]?.id, level)
        assert.deepEqual(
          missing.map(({ evidence }) => evidence).toSorted(),
          EVIDENCE_KINDS.filter((kind) => !kinds.includes(kind)).toSorted(),
        )
        for (const { words, whoActs } of missing) {
          assert.ok(words.vi.length > 0 && words.en.length > 0)
          assert.ok(responsibleWords(whoActs).vi.length > 0)
        }
        if (next === null) {
          assert.equal(rank, scale.levels.length - 1)
          return
        }
        assert.ok(next.lacks.length > 0)
        const named = new Set(missing.map(({ evidence }) => evidence))
        assert.ok(next.lacks.every((kind) => named.has(kind)))
        assert.ok(assessLevel(scale, proving(...kinds, ...next.lacks)).rank > rank)
      }),
    )
  })

  it('has words for every proof in both languages', () => {
    for (const kind of EVIDENCE_KINDS) {
      const { title, missing } = evidenceWords(kind)
      for (const text of [title, missing]) assert.ok(text.vi !== text.en && text.vi.length > 0)
    }
  })
})

describe('a declared level', () => {
  const difference = (declared: string | null, evidence: Evidence) =>
    compareDeclared(OF_2011, {
      declared,
      rank: assessLevel(OF_2011, evidence).rank,
      missing: EVIDENCE_KINDS.filter((kind) => !evidence[kind].holds),
    })

  it('is the same, or lower for what is named, or higher for what is named', () => {
    assert.deepEqual(difference('3', allBut('payment')), { kind: 'same' })
    assert.deepEqual(difference('3', allBut('network', 'payment')), { kind: 'lower', lacks: ['network'] })
    assert.deepEqual(difference('3', allBut()), {
      kind: 'higher',
      proves: ['payment', 'delivery', 'no-presence'],
    })
    assert.deepEqual(difference(null, allBut()), { kind: 'none-declared' })
    assert.deepEqual(difference('5', allBut()), { kind: 'unknown' })
  })

  it('differs with a reason whenever it differs (property)', () => {
    fc.assert(
      fc.property(anyKinds, fc.constantFrom('0', '1', '2', '3', '4'), (kinds, declared) => {
        const found = difference(declared, proving(...kinds))
        if (found.kind === 'lower') assert.ok(found.lacks.length > 0)
        if (found.kind === 'higher') assert.ok(found.proves.length > 0)
      }),
    )
  })
})

describe('changes and signs', () => {
  it('name the proofs gained and lost between two days', () => {
    const changes = proofChanges(allBut('payment'), allBut('network'))
    assert.deepEqual(changes, [
      { evidence: 'network', holds: false },
      { evidence: 'payment', holds: true },
    ])
    assert.deepEqual(proofChanges(allBut(), allBut()), [])
  })

  it('find whole words in names and notes of steps, with or without marks', () => {
    const steps = [
      { name: 'Tiếp nhận hồ sơ, chụp ảnh trực tiếp', note: null },
      { name: 'Thẩm định', note: 'Kiểm tra THUC DIA khi cần.' },
      { name: 'Thực địa hóa quy hoạch', note: null },
      { name: 'Trả kết quả', note: null },
    ]
    assert.deepEqual(findSigns(steps, ['chụp ảnh trực tiếp']), [
      { step: 1, name: 'Tiếp nhận hồ sơ, chụp ảnh trực tiếp' },
    ])
    assert.deepEqual(
      findSigns(steps, ['thực địa']).map(({ step }) => step),
      [2, 3],
    )
    assert.deepEqual(findSigns(steps, ['ực đị']), [])
  })
})

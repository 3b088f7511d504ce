import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { checkExpression, evaluateCondition } from '../../../engines/rules/index.ts'
import { decisionRecordSchema } from './decision-record.ts'
import {
  type AgencyReference,
  expressionsOf,
  type Owner,
  type ProcedureRecord,
  parseProcedureRecord,
} from './procedure-record.ts'

const PACK = join(import.meta.dirname, '../../../../packs/bac-lieu')
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(PACK, path), 'utf8'))

const records = readdirSync(join(PACK, 'procedures'))
  .toSorted()
  .map((file) => parseProcedureRecord(readJson(`procedures/${file}`)))
const recordOf = (row: number): ProcedureRecord => records[row - 1]!

interface Component {
  readonly key?: string
  readonly path?: string
  readonly type: string
  readonly components?: readonly Component[]
  readonly values?: readonly { readonly value: string }[]
  readonly properties?: Readonly<Record<string, string>>
}

/** Answers of a form by the name conditions use: those in a repeated section are `rows.field`. */
function fieldsOf(component: Component, rows = ''): Map<string, Component> {
  const name = component.path ?? component.key
  const place = rows && name ? `${rows}.${name}` : (name ?? '')
  const inner = (component.components ?? []).flatMap((child) => [
    ...fieldsOf(child, component.path ? place : rows),
  ])
  return new Map([...(name ? [[place, component] as const] : []), ...inner])
}

const forms = new Map(
  records.map((record) => [record.id, fieldsOf(readJson(`forms/${record.id}.json`) as Component)]),
)
const fieldsOfRecord = (record: ProcedureRecord): Map<string, Component> => forms.get(record.id)!

interface Agency {
  readonly id: string
  readonly kind: string
  readonly areaCode: string
  readonly member: boolean
}
const agencies = readJson('agencies.json') as readonly Agency[]
const units = new Set((readJson('units.json') as readonly { readonly id: string }[]).map((unit) => unit.id))
const areas = new Map(
  (readJson('areas.json') as readonly { readonly code: string; readonly parent: string | null }[]).map(
    (area) => [area.code, area.parent],
  ),
)
const demo = readJson('demo.json') as {
  readonly officers: readonly {
    readonly posts: readonly { readonly agency: string; readonly unit: string; readonly role: string }[]
  }[]
}
const staffedPosts = new Set(
  demo.officers.flatMap((officer) => officer.posts.map((post) => `${post.agency}.${post.unit} ${post.role}`)),
)

/** Every agency a reference can come to: one for a fixed id, else one for each place that the answer may name. */
function agenciesMeant(record: ProcedureRecord, reference: AgencyReference): readonly Agency[] {
  if (typeof reference === 'string') return agencies.filter((agency) => agency.id === reference)
  const places =
    reference.areaOf === 'service'
      ? agencies.filter(({ id }) => record.offeredBy.includes(id)).map(({ areaCode }) => areaCode)
      : [...areas.keys()].filter((code) => code.length === 5)
  return places.flatMap((place) => {
    for (let code: string | null | undefined = place; code; code = areas.get(code)) {
      const found = agencies.find((agency) => agency.kind === reference.kind && agency.areaCode === code)
      if (found) return [found]
    }
    throw new Error(`${record.id}: no ${reference.kind} for area ${place}`)
  })
}

/** `name = "value"` and `name in ("value", …)`, one for each value. */
const comparisonsIn = (expression: string): readonly { readonly name: string; readonly value: string }[] =>
  [...expression.matchAll(/(\w+) (?:=|!=|in) (\([^)]*\)|"[^"]*")/g)].flatMap(([, name = '', list = '']) =>
    [...list.matchAll(/"([^"]*)"/g)].map(([, value = '']) => ({ name, value })),
  )

const ownersOf = (record: ProcedureRecord): readonly Owner[] => [
  ...record.stepOwners.flatMap((item) => [...item.owners, ...(item.recordedBy ? [item.recordedBy] : [])]),
  ...Object.values(record.roleOwners),
]

describe('the 56 services of the pack', () => {
  it('are the rows of the Decision in its order, row 44 without a level', () => {
    const decision = decisionRecordSchema.parse(readJson('decision-43-2015.json'))
    assert.deepEqual(
      records.map((record) => record.decisionRow),
      Array.from({ length: 56 }, (_, index) => index + 1),
    )
    assert.deepEqual(
      decision.services.map((service) => service.procedure),
      records.map((record) => record.id),
    )
    for (const record of records) {
      assert.equal(record.id, `bl-${`${record.decisionRow}`.padStart(2, '0')}`)
      assert.equal(record.declaredLevel, record.decisionRow === 44 ? null : 3)
      assert.equal(record.name.vi, decision.services[(record.decisionRow ?? 0) - 1]!.name)
    }
  })

  it('hold conditions that parse and read only answers of their form and their own situations', () => {
    for (const record of records) {
      const known = new Set([...fieldsOfRecord(record).keys(), ...record.situations.map(({ key }) => key)])
      for (const { at, expression } of expressionsOf(record)) {
        const check = checkExpression(expression)
        assert.ok(check.ok, `${record.id} ${at}: ${expression}: ${check.ok ? '' : check.message}`)
        const unknown = check.variables.filter((name) => !known.has(name))
        assert.deepEqual(unknown, [], `${record.id} ${at}: ${expression}`)
      }
    }
  })

  it('compare answers only with options that the form offers', () => {
    const compared = records.flatMap((record) =>
      expressionsOf(record).flatMap(({ at, expression }) =>
        comparisonsIn(expression).map((comparison) => ({
          ...comparison,
          at: `${record.id} ${at}`,
          field: fieldsOfRecord(record).get(comparison.name),
        })),
      ),
    )
    const offered = compared.filter(({ field }) => field?.values !== undefined)
    assert.ok(offered.length > 80, `only ${offered.length} comparisons seen`)
    for (const { at, name, value, field } of offered) {
      assert.ok(
        field!.values!.some((option) => option.value === value),
        `${at}: ${name} has no option "${value}"`,
      )
    }
  })

  it('use every situation they ask about', () => {
    for (const record of records) {
      const read = expressionsOf(record)
        .map(({ expression }) => expression)
        .join('\n')
      for (const { key } of record.situations) assert.match(read, new RegExp(`\\b${key}\\b`), record.id)
    }
  })

  it('say for each conditional paper on what it depends, and ask nothing of the applicant twice', () => {
    for (const record of records) {
      for (const paper of record.papers) {
        const place = `${record.id} ${paper.id}`
        assert.equal(
          paper.when !== null,
          paper.requirement === 'conditional' && paper.askedAt === 'submission',
          place,
        )
        if (paper.condition) assert.notEqual(paper.requirement, 'always', place)
      }
      assert.equal(new Set(record.papers.map(({ id }) => id)).size, record.papers.length, record.id)
    }
  })

  it('leave to the desk exactly the fees whose amount the record does not hold', () => {
    for (const record of records) {
      for (const fee of record.fees)
        assert.equal(fee.assessedAtDesk, fee.amountVnd === null, `${record.id} ${fee.id}`)
    }
    assert.equal(records.flatMap((record) => record.fees).length, 58)
  })

  it('give each step one entry of owners with the role of the step', () => {
    const roles = { officer: 'examiner', returner: 'receptionist', co_agency: 'examiner' } as Readonly<
      Record<string, string>
    >
    for (const record of records) {
      assert.deepEqual(
        record.stepOwners.map(({ step }) => step),
        record.steps.map((_, index) => index + 1),
        record.id,
      )
      for (const item of record.stepOwners) {
        const step = record.steps[item.step - 1]!
        for (const owner of item.owners)
          assert.equal(owner.role, roles[step.role] ?? step.role, `${record.id} step ${item.step}`)
        assert.equal(item.recordedBy !== null, step.role === 'co_agency', `${record.id} step ${item.step}`)
      }
    }
  })

  it('name owners, deciders and consulted agencies that exist, with their units, wherever the applicant lives', () => {
    for (const record of records) {
      for (const { agency, unit } of [...ownersOf(record), ...record.decidedBy]) {
        const meant = agenciesMeant(record, agency)
        assert.ok(meant.length > 0, `${record.id}: ${JSON.stringify(agency)}`)
        for (const { id } of meant) assert.ok(units.has(`${id}.${unit}`), `${record.id}: ${id}.${unit}`)
      }
      const consulted = record.coAgencies.flatMap((item) => item.agencies)
      for (const agency of consulted)
        assert.ok(agenciesMeant(record, agency).length > 0, `${record.id}: ${JSON.stringify(agency)}`)
      for (const item of record.coAgencies)
        assert.ok(item.agencies.length > 0 || item.openChoice, `${record.id}: ${item.name.vi}`)
      for (const id of record.offeredBy)
        assert.ok(
          agencies.some((agency) => agency.id === id),
          `${record.id}: ${id}`,
        )
    }
  })

  it('read places only from fields of the form that hold an area', () => {
    for (const record of records) {
      const references = [
        ...ownersOf(record).map(({ agency }) => agency),
        ...record.coAgencies.flatMap((item) => item.agencies),
      ]
      for (const reference of references) {
        if (typeof reference === 'string' || reference.areaOf === 'service') continue
        const field = fieldsOfRecord(record).get(reference.areaOf)
        assert.equal(field?.properties?.['kind'], 'admin_unit', `${record.id}: ${reference.areaOf}`)
      }
    }
  })

  it('find an officer in demo mode for every step of every service in every district', () => {
    for (const record of records) {
      for (const { agency, unit, role } of ownersOf(record)) {
        const unstaffed = agenciesMeant(record, agency)
          .filter(({ member }) => member)
          .map(({ id }) => `${id}.${unit} ${role}`)
          .filter((post) => !staffedPosts.has(post))
        assert.deepEqual(unstaffed, [], record.id)
      }
    }
  })

  it('offer rows 52 to 56 at the seven district committees and the others at one agency', () => {
    for (const record of records)
      assert.equal(record.offeredBy.length, (record.decisionRow ?? 0) >= 52 ? 7 : 1, record.id)
  })

  it('file each service under life events that the pack names', () => {
    const pack = readJson('pack.json') as { readonly lifeEvents: readonly { readonly id: string }[] }
    const known = pack.lifeEvents.map(({ id }) => id)
    for (const record of records)
      assert.deepEqual(
        record.lifeEvents.filter((id) => !known.includes(id)),
        [],
        record.id,
      )
    const used = new Set(records.flatMap((record) => record.lifeEvents))
    assert.deepEqual(
      known.filter((id) => !used.has(id)),
      [],
    )
  })
})

const paperAsked = (row: number, id: string, answers: Readonly<Record<string, unknown>>): boolean =>
  evaluateCondition(recordOf(row).papers.find((paper) => paper.id === id)!.when!, answers)
const feeDue = (row: number, answers: Readonly<Record<string, unknown>>): readonly string[] =>
  recordOf(row)
    .fees.filter((fee) => fee.when === null || evaluateCondition(fee.when, answers))
    .map(({ id }) => id)

describe('conditions of the pack, read as the record words them', () => {
  const cases: readonly (readonly [
    row: number,
    paper: string,
    answers: Readonly<Record<string, unknown>>,
    asked: boolean,
    why: string,
  ])[] = [
    [1, 'p6', { applicant_type: 'foreign' }, true, 'a foreign enterprise shows its office decision'],
    [1, 'p4', {}, false, 'an unanswered question asks for nothing'],
    [
      4,
      'p5',
      { land_use: 'ONT', situation_2: true },
      false,
      'an answer left over from farm land does not count',
    ],
    [5, 'p6', { current_use: 'LUC' }, true, 'rice land needs approval'],
    [
      8,
      'p9',
      { reason_kind: 'move', from_other_province: 'no' },
      false,
      'a move within the province needs no residence papers',
    ],
    [11, 'p2', { asked_class: 'A1', reason: 'expiring' }, false, 'motorcycles need no health certificate'],
    [11, 'p2', { asked_class: 'B2', reason: 'expiring' }, true, 'cars do'],
    [11, 'p2', { asked_class: 'B2', reason: 'split' }, false, 'splitting a licence does not'],
    [12, 'p2', { asked_class: 'A1', term_kind: 'term' }, true, 'only a licence without expiry is exempt'],
    [27, 'p4', { works: [{ first_time: 'no' }, { first_time: 'yes' }] }, true, 'one new work is enough'],
    [27, 'p4', { works: [{ first_time: 'no' }] }, false, 'no new work, no score'],
    [35, 'p4', { service: ['hire', 'coach'] }, true, 'coaches show their diplomas'],
    [43, 'p3', { request: 'new', works_kind: 'project' }, true, 'works of a project'],
    [
      43,
      'p3',
      { request: 'extend', situation_1: true },
      false,
      'an extension asks nothing about the project',
    ],
    [43, 'p5', { request: 'extend', situation_2: true }, false, 'an extension asks nothing about the design'],
    [52, 'p7', { storeys: 2, floor_area: 250 }, true, '250 square metres are enough'],
    [52, 'p7', { storeys: 2, floor_area: 249 }, false, 'a small house of two storeys'],
    [
      53,
      'p5',
      { current_use: 'CLN', new_use: 'TMD', change_scope: 'part', change_area: 4000, area: 9000 },
      false,
      'the part counts',
    ],
    [
      53,
      'p5',
      { current_use: 'CLN', new_use: 'TMD', change_scope: 'all', area: 9000 },
      true,
      'the whole parcel counts',
    ],
    [54, 'p6', { change_kind: 'gift', gift_relation: 'parent' }, true, 'a gift from a parent is exempt'],
    [54, 'p6', { change_kind: 'gift', gift_relation: 'other' }, false, 'a gift from a stranger is not'],
    [56, 'p5', { change_owner: 'yes', owner_reason: 'info' }, false, 'a new identity card is no sale'],
    [56, 'p3', { change_owner: 'no', partners: [{ name: 'A' }] }, true, 'new contributors show their papers'],
    [
      56,
      'p6',
      { business_lines: [{ action: 'remove', cert: '12' }] },
      false,
      'a trade given up needs no certificate',
    ],
  ]
  for (const [row, paper, answers, asked, why] of cases) {
    it(`row ${row}, ${paper}: ${why}`, () => assert.equal(paperAsked(row, paper, answers), asked))
  }

  it('charges one exploration fee by area, with the limits in the middle band', () => {
    for (const [area, fee] of [
      [99.9, 'f1'],
      [100, 'f2'],
      [50_000, 'f2'],
      [50_001, 'f3'],
    ] as const) {
      assert.deepEqual(feeDue(1, { area_ha: area }), [fee])
    }
  })

  it('charges one performance fee for any length', () => {
    for (const minutes of [1, 50, 50.5, 100, 101, 150, 200, 201, 400])
      assert.equal(feeDue(27, { duration: minutes }).length, 1, String(minutes))
  })
})

describe('parseProcedureRecord', () => {
  const sound = readJson('procedures/bl-01.json') as Record<string, unknown>

  it('refuses a field it does not know, so that a slip of the pen is not lost', () => {
    assert.throws(() => parseProcedureRecord({ ...sound, deadlin: {} }), /deadlin/)
  })

  it('refuses a text without its English', () => {
    assert.throws(() => parseProcedureRecord({ ...sound, name: { vi: 'Cấp giấy phép', en: '' } }), /name/)
  })

  it('refuses roles owned by nobody', () => {
    const { clerk: _clerk, ...rest } = recordOf(1).roleOwners
    assert.throws(() => parseProcedureRecord({ ...sound, roleOwners: rest }), /clerk/)
  })
})

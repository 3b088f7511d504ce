import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { driveTo, loadDossier, type Milestone } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids/id.ts'
import { loadCatalog } from '../../catalog/index.ts'
import { type OfficerActor, ROLES, type Role } from '../../identity/index.ts'
import { type Directory, findReorganisationPack, loadDirectory } from '../../organizations/index.ts'
import {
  applyReorganisation,
  CASE_ROLES,
  closeRegisterBook,
  countByAgency,
  type DossierContext,
  findReadableDossier,
  listAnsweredRegister,
  listRegister,
  listWork,
  powersOfFile,
  searchDossiers,
  sendMessage,
  withArchives,
} from '../index.ts'

/** Departments that are split by field, districts that are split by commune. */
const PROCEDURES = ['bl-01', 'bl-11', 'bl-22', 'bl-48', 'bl-52', 'bl-54', 'bl-55', 'bl-56']
const STATES: readonly Milestone[] = ['received', 'returned']
const STRANGERS = ['so-y-te-ca-mau', 'so-noi-vu-ca-mau']
const PERIOD = { year: 2025, firstMonth: 1, lastMonth: 12 }

interface Made {
  readonly dossierId: string
  readonly procedureId: string
  readonly state: Milestone
  readonly code: string
  readonly office: string
  readonly applicant: string
  /** Who answers for it after the reorganisation. */
  readonly successor: string
  /** Who follows the bodies it reached: also one that was only consulted may look it up. */
  readonly readers: ReadonlySet<string>
}

let world: World
let directory: Directory
let ctx: DossierContext
const made: Made[] = []

before(async () => {
  world = await testWorld()
  world.clock.set(new Date('2025-05-05T09:00:00+07:00'))
  const driven: { dossierId: string; procedureId: string; state: Milestone }[] = []
  for (const procedureId of PROCEDURES) {
    for (const state of STATES) {
      for (const seed of [1, 2]) {
        const { dossierId } = await driveTo(world, { procedureId, state, seed })
        driven.push({ dossierId, procedureId, state })
        world.clock.advance(1_800_000)
      }
    }
  }
  world.clock.set(new Date('2025-07-01T08:00:00+07:00'))
  const pack = await findReorganisationPack('reorganisation-2025')
  const outcome = await applyReorganisation(world.contextFor({ kind: 'system' }), pack!)
  assert.equal(outcome.kind, 'done')
  directory = await loadDirectory(world.db)
  ctx = {
    ...world.contextFor({ kind: 'system' }),
    directory,
    catalog: await loadCatalog(world.db, directory),
  }
  for (const one of driven) {
    const loaded = await loadDossier(world, one.dossierId)
    const { code, officeAgencyId, agencyId, agencies, content } = loaded.state
    const follow = (id: string) => directory.structure.successorOf(id, powersOfFile(directory, loaded))
    made.push({
      ...one,
      code: code!,
      office: officeAgencyId,
      applicant: content.applicant.name,
      successor: follow(agencyId),
      readers: new Set([...agencies.keys()].map(follow)),
    })
  }
})
after(() => world.close())

/** Those with anything to answer for, and one without. */
const open = () => [...new Set([...made.map(({ successor }) => successor), ...STRANGERS])]
const officerOf = async (agencyId: string, role: Role): Promise<OfficerActor> => {
  const unitId = directory.unitsOf(agencyId)[0]!.id
  return withArchives(await world.officer([{ agencyId, unitId, role }]), directory)
}
const as = (actor: OfficerActor) => ({ ...ctx, actor })
const successors = () => [...new Set(closed().map(({ successor }) => successor))].slice(0, 6)
const closed = () => made.filter(({ state }) => state === 'returned')
const moments = () => ({ now: world.clock.now(), soonUntil: world.clock.now() })

describe('after the reorganisation of 2025, closed files of bodies that ended', () => {
  test('are of split bodies too, so that a part is not the whole', () => {
    const parts = open().flatMap((id) =>
      directory.structure.holdingsOf([id]).flatMap(({ key, part }) => (part ? [key] : [])),
    )
    assert.ok(closed().some(({ office }) => parts.includes(office)))
  })

  for (const role of ROLES) {
    const may = CASE_ROLES.includes(role)
    test(`are ${may ? 'read' : 'not read'} by ${role} of the agency that took them over, and of no other`, async () => {
      for (const agencyId of [...successors(), ...STRANGERS]) {
        const actor = await officerOf(agencyId, role)
        for (const file of [closed()[0]!, ...closed().filter((_, nth) => nth % 5 === 1)]) {
          const found = await findReadableDossier(as(actor), file.dossierId)
          const what = `${file.procedureId} of ${file.office} by ${agencyId}`
          assert.equal(found !== undefined, may && file.readers.has(agencyId), what)
        }
      }
    })
  }

  test('are found by code and by name by exactly those who may read them', async () => {
    for (const agencyId of [...successors(), ...STRANGERS]) {
      const actor = await officerOf(agencyId, 'agency_leader')
      for (const file of closed()) {
        const mayRead = file.readers.has(agencyId)
        const byCode = await searchDossiers(world.db, actor, { text: file.code })
        assert.equal(byCode.rows.length, mayRead ? 1 : 0, `${file.code} by ${agencyId}`)
        let after: string | undefined
        const ids: string[] = []
        do {
          const page = await searchDossiers(world.db, actor, {
            text: file.applicant,
            ...(after ? { after } : {}),
          })
          ids.push(...page.rows.map(({ dossierId }) => dossierId))
          after = page.next
        } while (after)
        assert.equal(ids.includes(file.dossierId), mayRead, `${file.applicant} by ${agencyId}`)
      }
    }
  })

  test('stand in the list of what is done of one agency each', async () => {
    const listed: string[] = []
    for (const agencyId of open()) {
      const actor = await officerOf(agencyId, 'agency_leader')
      const { rows } = await listWork(world.db, actor, { list: 'done', ...moments(), limit: 100 })
      for (const { dossierId } of rows)
        assert.equal(made.find((one) => one.dossierId === dossierId)?.successor, agencyId)
      listed.push(...rows.map(({ dossierId }) => dossierId))
      const byOffice: string[] = []
      for (const { key } of directory.structure.holdingsOf([agencyId])) {
        const was = await listWork(world.db, actor, {
          list: 'done',
          ...moments(),
          limit: 100,
          officeAgencyId: key,
        })
        byOffice.push(...was.rows.map(({ dossierId }) => dossierId))
      }
      assert.deepEqual(byOffice.toSorted(), rows.map(({ dossierId }) => dossierId).toSorted())
    }
    assert.deepEqual(
      listed.toSorted(),
      closed()
        .map(({ dossierId }) => dossierId)
        .toSorted(),
    )
  })

  test('are nobody’s to act on, nor are the books of bodies that ended', async () => {
    for (const file of closed()) {
      const actor = await officerOf(file.successor, 'agency_leader')
      const said = await sendMessage(as(actor), {
        dossierId: file.dossierId,
        text: 'Chào ông bà',
        requestId: newId(world.clock),
      })
      assert.notEqual(said.kind, 'done')
      assert.equal(
        (await closeRegisterBook(as(actor), { agencyId: file.office, year: 2025 })).kind,
        'refused',
      )
    }
  })
})

describe('the registers of 2025 in both readings', () => {
  const was = (agencyId: string, extra = {}) =>
    listRegister(world.db, { agencyId, period: PERIOD, limit: 100, ...extra })
  const now = (agencyId: string, extra = {}) =>
    listAnsweredRegister(world.db, {
      holdings: directory.structure.holdingsOf([agencyId]),
      period: PERIOD,
      limit: 100,
      ...extra,
    })

  test('hold the same files, each once, with the number of its book', async () => {
    const offices = new Set(made.map(({ office }) => office))
    const asItWas = (await Promise.all([...offices].map((id) => was(id)))).flatMap(({ entries }) => entries)
    const asItIsNow: typeof asItWas = []
    for (const agencyId of open()) {
      const { entries, count } = await now(agencyId)
      assert.equal(count, entries.length)
      for (const { dossierId } of entries)
        assert.equal(made.find((one) => one.dossierId === dossierId)?.successor, agencyId)
      asItIsNow.push(...entries)
    }
    const line = ({ dossierId, number, agencyId }: (typeof asItWas)[number]) =>
      `${dossierId} ${agencyId} ${number}`
    assert.equal(asItWas.length, made.length)
    assert.deepEqual(asItIsNow.map(line).toSorted(), asItWas.map(line).toSorted())
  })

  test('come page by page without loss', async () => {
    const [agencyId] = made.map(({ successor }) => successor)
    const all = await now(agencyId!)
    const codes: string[] = []
    let fromCode: string | undefined
    do {
      const page = await now(agencyId!, { fromCode, limit: 2 })
      codes.push(...page.entries.map(({ code }) => code))
      fromCode = page.next
    } while (fromCode)
    assert.deepEqual(
      codes,
      all.entries.map(({ code }) => code),
    )
  })

  test('show a successor of a part the lines of its part under their numbers', async () => {
    for (const office of new Set(made.map((one) => one.office))) {
      const whole = await was(office)
      let parts = 0
      for (const agencyId of open()) {
        const held = directory.structure.holdingsOf([agencyId]).find(({ key }) => key === office)
        if (!held) continue
        const { entries, count } = await was(office, { part: held.part })
        assert.equal(count, entries.length)
        for (const entry of entries) {
          assert.equal(made.find(({ code }) => code === entry.code)?.successor, agencyId)
          assert.equal(whole.entries.find(({ code }) => code === entry.code)?.number, entry.number)
        }
        parts += count
      }
      assert.equal(parts, whole.count, office)
    }
  })

  test('have the sums of the figures by agency', async () => {
    const figures = await countByAgency(world.db, directory, 'as-it-is-now')
    for (const { agencyId, total } of figures) assert.equal((await now(agencyId)).count, total, agencyId)
  })
})

test('dossiers of before have field and commune from the migration as they would have from their events', async () => {
  const migration = await readFile('db/migrations/0022_cases_of_succession.sql', 'utf8')
  const rows = () =>
    world.ownerDb.selectFrom('dossiers').select(['id', 'field', 'area_code']).orderBy('id').execute()
  const projected = await rows()
  assert.ok(projected.some(({ area_code }) => area_code !== null))
  assert.ok(projected.some(({ area_code }) => area_code === null))
  await world.ownerDb.updateTable('dossiers').set({ field: null, area_code: null }).execute()
  const [, ...fills] = migration
    .split(';')
    .filter((statement) => /alter table|update dossiers/.test(statement))
  assert.equal(fills.length, 2)
  for (const statement of fills) await sql.raw(statement).execute(world.ownerDb)
  assert.deepEqual(await rows(), projected)
})

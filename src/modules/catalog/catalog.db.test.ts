import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { listSteps } from '../../engines/workflow/index.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { loadCatalog, parseProcedureRecord, type ProcedureRecord, publishProcedure } from './index.ts'

const PACK = path.join(import.meta.dirname, '../../../packs/bac-lieu')
const read = (file: string) => readFileSync(path.join(PACK, file), 'utf8')

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

function contentOf(id: string, change: Partial<ProcedureRecord> = {}) {
  return {
    record: { ...parseProcedureRecord(JSON.parse(read(`procedures/${id}.json`))), ...change },
    form: JSON.parse(read(`forms/${id}.json`)) as unknown,
    bpmn: read(`processes/${id}.bpmn`),
    at: world.clock.now(),
  }
}

describe('publishing a procedure', () => {
  it('changes nothing when the same is published again', async () => {
    await publishProcedure(world.db, contentOf('bl-07'))
    const catalog = await loadCatalog(world.db, world.directory)
    assert.equal(catalog.findProcedure('bl-07')?.revision, 1)
    assert.equal(catalog.services.length, world.catalog.services.length)
  })

  it('makes a new revision and keeps the old one for dossiers of its day', async () => {
    const summary = { vi: 'Lời tóm tắt mới.', en: 'A new summary.' }
    await publishProcedure(world.db, contentOf('bl-08', { summary }))
    const catalog = await loadCatalog(world.db, world.directory)
    assert.equal(catalog.findProcedure('bl-08')?.revision, 2)
    assert.deepEqual(catalog.findProcedure('bl-08')?.record.summary, summary)
    const before = catalog.getRevision('bl-08', 1)
    assert.deepEqual(before.record.summary, world.catalog.getRevision('bl-08', 1).record.summary)
    assert.equal(catalog.procedures.length, 56)
    assert.throws(() => catalog.getRevision('bl-08', 3), NotFound)
  })

  it('opens one service an agency, named so that the districts tell apart', () => {
    assert.deepEqual(
      world.catalog.servicesOf('bl-07').map(({ id }) => id),
      ['bl-07'],
    )
    const districts = world.catalog.servicesOf('bl-54')
    assert.equal(districts.length, 7)
    for (const { id, agencyId, procedureId } of districts) {
      assert.equal(id, `${procedureId}.${agencyId}`)
      assert.equal(world.catalog.findService(id)?.agencyId, agencyId)
    }
    assert.deepEqual(world.catalog.servicesOf('bl-99'), [])
  })
})

describe('the catalogue of the pack', () => {
  it('compiles the form and the process of every procedure', () => {
    for (const revision of world.catalog.procedures) {
      assert.ok(world.catalog.formOf(revision).sections.length > 0, revision.procedureId)
      assert.ok(listSteps(world.catalog.graphOf(revision)).length > 3, revision.procedureId)
    }
  })

  it('compiles a form once', () => {
    const [revision] = world.catalog.procedures
    assert.equal(world.catalog.formOf(revision!), world.catalog.formOf(revision!))
  })

  it('gives every step of every service an owner among the units of the province', () => {
    for (const { procedureId, agencyId } of world.catalog.services) {
      const revision = world.catalog.findProcedure(procedureId)!
      const owners = world.catalog.stepOwners(revision, agencyId, {})
      for (const step of listSteps(world.catalog.graphOf(revision))) {
        const owner = owners[step.id]
        assert.ok(owner, `${procedureId} ${step.id}`)
        assert.equal(world.directory.getUnit(owner.unitId).agencyId, owner.agencyId)
        assert.ok(world.directory.getAgency(owner.agencyId).member)
      }
    }
  })

  it('keeps the steps of a district’s service in that district', () => {
    const revision = world.catalog.findProcedure('bl-56')!
    for (const { agencyId } of world.catalog.servicesOf('bl-56')) {
      const owners = Object.values(world.catalog.stepOwners(revision, agencyId, {}))
      assert.deepEqual([...new Set(owners.map((owner) => owner.agencyId))], [agencyId])
    }
  })

  it('finds a procedure by its codes and by English words', () => {
    const { nationalCode } = world.catalog.findProcedure('bl-01')!.record
    assert.equal(world.catalog.search(nationalCode!)[0], 'bl-01')
    assert.equal(world.catalog.search('BL-33')[0], 'bl-33')
    assert.ok(world.catalog.search('work permit for foreigners').includes('bl-49'))
    assert.deepEqual(world.catalog.search('   '), [])
  })
})

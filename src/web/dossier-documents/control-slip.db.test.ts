import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { changesOfHands } from '../../modules/dossiers/index.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'
import { controlSlipPdf } from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

describe('the control slip (form 05, 06 of 2025)', () => {
  test('has a row for every change of hands, and the same events make the same paper', async () => {
    const { dossierId } = await driveTo(world, {
      procedureId: 'bl-04',
      state: 'returned',
      applicant: { name: 'Hồ Thị Kiểm Soát' },
    })
    const loaded = await loadDossier(world, dossierId)
    const ctx = world.contextFor({ kind: 'system' })
    const { result: pdf, count } = await countQueries(() => controlSlipPdf(ctx, loaded))
    // The names of all officers at once.
    assert.equal(count, 1)
    const text = readPdf(pdf)
      .pages.map((page) => page.text)
      .join(' ')
    for (const words of ['PHIẾU KIỂM SOÁT', loaded.state.code ?? '?', 'Hồ Thị Kiểm Soát', 'Trước hạn'])
      assert.ok(text.includes(words), words)
    assert.equal(text.match(/1\. Giao:/g)?.length, changesOfHands(world, loaded).length)
    for (const agencyId of loaded.state.agencies.keys())
      assert.ok(text.includes(world.directory.getAgency(agencyId).name.vi), agencyId)
    assert.deepEqual(await controlSlipPdf(ctx, loaded), pdf)
  })
})

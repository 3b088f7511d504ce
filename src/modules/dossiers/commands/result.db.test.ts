import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import {
  actOnTask,
  driveTo,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { readPdf } from '../../../platform/pdf/read-pdf.ts'
import { findFile } from '../../documents/index.ts'
import { completeStepOf, findConfirmedResult, handOverResult, issueResult, sendBack } from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

async function issued(wish: Partial<Parameters<typeof driveTo>[1]> = {}) {
  const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'issued', ...wish })
  const { result } = dossier.state
  assert.ok(result)
  return { ...dossier, result }
}

async function textOf(fileId: string): Promise<string> {
  const file = await findFile(world.db, fileId)
  assert.equal(file?.mime, 'application/pdf')
  const opened = await world.files.open(file.storageKey)
  const { pages } = readPdf(await buffer(opened!.stream))
  return pages.map((page) => page.text).join(' ')
}

describe('a result', () => {
  for (const outcome of ['granted', 'refused'] as const) {
    test(`${outcome} is a PDF with its number, its signer, its applicant and its code`, async () => {
      const { result, dossierId } = await issued({ outcome, applicant: { name: 'Lâm Thị Út' } })
      assert.equal(result.outcome, outcome)
      const text = await textOf(result.fileId)
      const leader = (await loadDossier(world, dossierId)).state.completedBy['approve'] ?? ''
      for (const words of [result.notation, world.officerById(leader).name, 'Lâm Thị Út'])
        assert.ok(text.includes(words), `${words} is not in: ${text.slice(0, 2000)}`)
    })
  }

  test('holds for as long as its record fixes, from the day of its issue', async () => {
    world.clock.set(new Date('2026-11-24T09:00:00+07:00'))
    const granted = await issued({ procedureId: 'bl-15' })
    assert.equal(granted.result.validUntil, '2031-11-24')
    assert.match(await textOf(granted.result.fileId), /Có giá trị đến hết ngày 24\/11\/2031/)
    const refused = await issued({ procedureId: 'bl-15', outcome: 'refused' })
    assert.equal(refused.result.validUntil, null)
    const unlimited = await issued()
    assert.equal(unlimited.result.validUntil, null)
  })

  test('is confirmed to whoever has its code, without a word of the person', async () => {
    const { result } = await issued({ applicant: { name: 'Lâm Thị Út' } })
    const typed = ` ${result.verificationCode.toLowerCase().replace(/(.{4})(?=.)/g, '$1 ')} `
    for (const code of [result.verificationCode, typed, typed.trim().replaceAll(' ', '-')]) {
      const confirmed = await findConfirmedResult(world.db, code)
      assert.equal(confirmed?.notation, result.notation)
      assert.ok(!JSON.stringify(confirmed).includes('Lâm'))
    }
    assert.equal(await findConfirmedResult(world.db, 'ABCDEFGHJKMN'), undefined)
  })

  test('numbers of one agency and kind run without a gap or a repetition', async () => {
    const [one, two] = [await issued(), await issued()]
    assert.equal(two.result.number, one.result.number + 1)
    const refused = await issued({ outcome: 'refused' })
    assert.match(refused.result.notation, /^\d+\/TB-/)
  })

  test('is signed by the post that approved, also where its holder leads another agency too', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'proposed' })
    const approve = taskOf(dossier.state, 'approve')
    const seat = { agencyId: approve.agencyId, unitId: approve.unitId, role: 'agency_leader' } as const
    const leader = await world.officer([
      { ...seat, title: 'Phó Giám đốc' },
      { ...seat, agencyId: 'so-tnmt', unitId: 'so-tnmt.lanh-dao', title: 'Giám đốc nơi khác' },
    ])
    const { dossierId } = dossier
    await completeStepOf(world.contextFor(leader), { dossierId, token: approve.token, opinion: '' })
    const { state } = await driveTo(world, { procedureId: 'bl-08', state: 'issued', dossier })
    assert.equal(state.result?.signerTitle, 'Phó Giám đốc')
    assert.equal(state.result?.signerAccountId, leader.accountId)
    const text = await textOf(state.result?.fileId ?? '')
    assert.match(text, /KT\. GIÁM ĐỐC\s+PHÓ GIÁM ĐỐC/)
  })

  test('asked for online is with the applicant the moment it is issued', async () => {
    const { state } = await issued({ delivery: { way: 'online', address: null } })
    assert.equal(state.status, 'returned')
    assert.deepEqual(state.tasks, [])
    assert.ok(state.returnedAt)
  })

  test('cannot be numbered twice', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'approved' })
    const task = taskOf(dossier.state, 'number')
    const ctx = world.contextFor(await officerFor(world, task))
    const input = { dossierId: dossier.dossierId, token: task.token }
    assert.equal((await issueResult(ctx, input)).kind, 'done')
    const again = await issueResult(ctx, input)
    assert.equal(again.kind === 'refused' && again.reason, 'not-now')
    const results = await world.db
      .selectFrom('dossier_results')
      .select('number')
      .where('dossier_id', '=', dossier.dossierId)
      .execute()
    assert.equal(results.length, 1)
  })

  test('the clerk may send it back unnumbered, and the number is not used up', async () => {
    const dossier = await driveTo(world, { procedureId: 'bl-08', state: 'approved' })
    const { dossierId } = dossier
    const task = taskOf(dossier.state, 'number')
    const ctx = world.contextFor(await officerFor(world, task))
    const back = { dossierId, token: task.token, toStepId: 'propose', reason: 'Sai tên' }
    assert.equal((await sendBack(ctx, back)).kind, 'done')
    for (let open = (await loadDossier(world, dossierId)).state.tasks[0]; open?.kind !== 'hand_over'; ) {
      const loaded = await loadDossier(world, dossierId)
      assert.equal((await actOnTask(world, loaded, loaded.state.tasks[0]!)).kind, 'done')
      open = (await loadDossier(world, dossierId)).state.tasks[0]
    }
    assert.ok((await loadDossier(world, dossierId)).state.result)
  })
})

describe('handing over', () => {
  test('needs who received it and by which paper', async () => {
    const { dossierId, state } = await issued()
    const task = taskOf(state, 'hand_over')
    const ctx = world.contextFor(await officerFor(world, task))
    const input = { dossierId, token: task.token, way: 'counter', note: '' } as const
    const empty = await handOverResult(ctx, { ...input, receiverName: ' ', receiverPaper: '' })
    assert.deepEqual(empty.kind === 'invalid' && empty.errors, ['receiverName', 'receiverPaper'])
    const done = await handOverResult(ctx, { ...input, receiverName: 'Út', receiverPaper: '095190000123' })
    assert.equal(done.kind === 'done' && done.state.status, 'returned')
    const again = await handOverResult(ctx, { ...input, receiverName: 'Út', receiverPaper: '1' })
    assert.equal(again.kind === 'refused' && again.reason, 'not-now')
  })
})

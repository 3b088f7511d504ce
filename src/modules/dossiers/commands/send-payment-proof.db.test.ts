import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  aDraft,
  driveTo,
  loadDossier,
  officerFor,
  taskOf,
  upload,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { listAlerts } from '../../notifications/index.ts'
import { remindOfficers } from '../alerts/remind-officers.ts'
import {
  changesOfHands,
  clockInputOf,
  completeStepOf,
  confirmFinancialDuty,
  describeAlert,
  findDraft,
  listWork,
  openPaymentProofs,
  paymentProofs,
  requestFinancialDuty,
  type SendPaymentProof,
  sendPaymentProof,
} from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())
beforeEach(() => at('2026-11-24T09:00'))

const at = (local: string) => world.clock.set(new Date(`${local}:00+07:00`))
const told = (outcome: { kind: string; errors?: unknown; reason?: unknown }) =>
  outcome.kind === 'invalid' ? outcome.errors : outcome.kind === 'refused' ? outcome.reason : outcome.kind

/** A file whose examiner has asked for a payment. */
async function unpaid() {
  const { dossierId, applicant, state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(state, 'propose')
  const officer = await officerFor(world, task)
  const examiner = world.contextFor(officer)
  const billed = await requestFinancialDuty(examiner, {
    dossierId,
    token: task.token,
    amountVnd: 1_500_000,
    content: 'Lệ phí trước bạ',
    payBy: '',
  })
  assert.equal(billed.kind, 'done')
  const send = async (change: Partial<SendPaymentProof> = {}) =>
    sendPaymentProof(world.contextFor(applicant), {
      dossierId,
      requestId: crypto.randomUUID(),
      paidOn: '2026-11-24',
      receipt: 'AA/0001',
      fileIds: change.fileIds ?? [await upload(world, applicant, 'bien-lai.pdf')],
      ...change,
    })
  return { dossierId, applicant, officer, examiner, task, send }
}

type Unpaid = Awaited<ReturnType<typeof unpaid>>

const load = ({ dossierId }: Unpaid) => loadDossier(world, dossierId)
const alertsOf = async ({ officer, dossierId }: Unpaid) =>
  (await listAlerts(world.db, officer.accountId, { limit: 20 })).filter(
    (alert) => alert.kind === 'alert.payment_proof' && alert.dossierId === dossierId,
  )
const mineOf = async ({ officer }: Unpaid) => {
  const now = world.clock.now()
  const { rows } = await listWork(world.db, officer, { list: 'mine', now, soonUntil: now })
  return rows.map(({ dossierId }) => dossierId)
}
const clockOf = async (file: Unpaid) => {
  const input = clockInputOf(world, await load(file), world.clock.now())
  assert.ok(input)
  return readClock(input).state
}

describe('proof of a payment', () => {
  test('brings the file back to who waits for it, while the clock stands still until he confirms', async () => {
    const file = await unpaid()
    assert.ok(!(await mineOf(file)).includes(file.dossierId))
    at('2026-11-26T10:00')
    assert.equal(told(await file.send({ paidOn: '2026-11-25' })), 'done')
    assert.ok((await mineOf(file)).includes(file.dossierId))
    assert.equal(await clockOf(file), 'paused_financial')
    const [proof] = openPaymentProofs(await load(file))
    assert.deepEqual([proof?.by, proof?.paidOn, proof?.receipt], ['applicant', '2026-11-25', 'AA/0001'])
    const { dossierId, examiner } = file
    const done = await confirmFinancialDuty(examiner, { dossierId, paidOn: '2026-11-25', receipt: 'AA/0001' })
    assert.equal(done.kind, 'done')
    assert.equal(await clockOf(file), 'running')
    assert.deepEqual(openPaymentProofs(await load(file)), [])
  })

  test('lets nothing else be done with that step before it is confirmed', async () => {
    const file = await unpaid()
    await file.send()
    const { dossierId, examiner, task } = file
    const outcome = await completeStepOf(examiner, { dossierId, token: task.token, opinion: 'Đủ' })
    assert.equal(told(outcome), 'not-now')
  })

  test('tells who waits for it at once, each time it is sent, until it is confirmed', async () => {
    const file = await unpaid()
    await file.send()
    const [first] = await alertsOf(file)
    assert.ok(first)
    const letter = await describeAlert(file.examiner, world.db, first)
    assert.match(letter?.text ?? '', /đã gửi chứng từ nộp tiền của hồ sơ/)
    await remindOfficers(file.examiner)
    assert.equal((await alertsOf(file))[0]?.readAt, null, 'it is not settled by waiting')
    await file.send({ receipt: 'AA/0002' })
    assert.equal((await alertsOf(file)).length, 2)
    const { dossierId, examiner } = file
    await confirmFinancialDuty(examiner, { dossierId, paidOn: '2026-11-24', receipt: 'AA/0002' })
    assert.equal(await describeAlert(examiner, world.db, first), undefined)
    await remindOfficers(examiner)
    assert.ok((await alertsOf(file)).every(({ readAt }) => readAt !== null))
  })

  test('sent twice is there once', async () => {
    const file = await unpaid()
    const requestId = crypto.randomUUID()
    const fileIds = [await upload(world, file.applicant, 'bien-lai.pdf')]
    const [a, b] = await Promise.all([file.send({ requestId, fileIds }), file.send({ requestId, fileIds })])
    assert.deepEqual([told(a), told(b)], ['done', 'done'])
    assert.equal(paymentProofs((await load(file)).events).length, 1)
    assert.equal((await alertsOf(file)).length, 1)
  })

  test('says on which day, within what is possible, and brings a file of one’s own', async () => {
    const file = await unpaid()
    for (const paidOn of ['2026-11-25', '2026-11-23', 'hôm qua', ''])
      assert.deepEqual(told(await file.send({ paidOn })), ['paidOn'], paidOn)
    assert.deepEqual(told(await file.send({ fileIds: [] })), ['files'])
    const strange = await upload(world, await world.citizen(), 'cua-nguoi-khac.pdf')
    assert.deepEqual(told(await file.send({ fileIds: [strange] })), ['files'])
    const { draftId } = await aDraft(world, { procedureId: 'bl-08', owner: file.applicant })
    const draft = await findDraft(world.db, draftId, file.applicant.accountId)
    const hanging = draft?.papers.flatMap((paper) => paper.fileIds).slice(0, 1) ?? []
    assert.deepEqual(told(await file.send({ fileIds: hanging })), ['files'])
    assert.equal((await load(file)).state.financialDuty?.provenAt, null)
  })

  test('is not taken where nothing is to be paid', async () => {
    const file = await unpaid()
    const { dossierId, examiner } = file
    await confirmFinancialDuty(examiner, { dossierId, paidOn: '2026-11-24', receipt: 'AA/0001' })
    const { lastSeq } = (await load(file)).state
    assert.equal(told(await file.send()), 'not-now')
    assert.equal((await load(file)).state.lastSeq, lastSeq)
  })

  test('stands on the control slip as the moment the applicant gave the file back', async () => {
    const file = await unpaid()
    at('2026-11-26T10:00')
    await file.send()
    await file.send()
    at('2026-11-27T10:00')
    const { dossierId, examiner } = file
    await confirmFinancialDuty(examiner, { dossierId, paidOn: '2026-11-24', receipt: 'AA/0001' })
    const back = changesOfHands(world, await load(file)).filter(
      ({ from, to }) => from.kind === 'applicant' && to?.kind === 'office',
    )
    assert.deepEqual(
      back.slice(1).map(({ event }) => event.type),
      ['payment_proof_sent'],
    )
  })

  test('may be scanned where it is brought, by whoever records the payment', async () => {
    const file = await unpaid()
    const { dossierId, examiner, officer, applicant } = file
    const record = async (fileIds: readonly string[]) =>
      confirmFinancialDuty(examiner, { dossierId, paidOn: '2026-11-24', receipt: 'AA/0001', fileIds })
    assert.deepEqual(told(await record([await upload(world, applicant)])), ['files'])
    const scan = await upload(world, officer, 'ban-quet.pdf')
    assert.equal(told(await record([scan])), 'done')
    const [proof] = paymentProofs((await load(file)).events)
    assert.deepEqual([proof?.by, proof?.fileIds], ['office', [scan]])
  })
})

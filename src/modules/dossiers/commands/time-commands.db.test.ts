import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { aCounterDossier } from '../../../../test/support/counter-dossier.ts'
import {
  aDossier,
  driveTo,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import {
  clockInputOf,
  completeStepOf,
  confirmFinancialDuty,
  extendDeadline,
  provideSupplement,
  requestFinancialDuty,
  requestSupplement,
  stopDossier,
  transferDossier,
} from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())
beforeEach(() => at('2026-11-24'))

const at = (day: string, time = '09:00') => world.clock.set(new Date(`${day}T${time}:00+07:00`))
const stateOf = async (dossierId: string) => (await loadDossier(world, dossierId)).state
const dueOf = async (dossierId: string) => formatDateTime((await stateOf(dossierId)).dueAt ?? new Date(0))
const lengthOf = async (dossierId: string) => (await loadDossier(world, dossierId)).events.length
const told = (outcome: { kind: string; errors?: unknown; reason?: unknown }) =>
  outcome.kind === 'invalid' ? outcome.errors : outcome.kind === 'refused' ? outcome.reason : outcome.kind

async function flagsOf(dossierId: string) {
  const loaded = await loadDossier(world, dossierId)
  const input = clockInputOf(world, loaded, world.clock.now())
  return input ? readClock(input).flags.map(({ code }) => code) : []
}

/** A dossier of two working days, received online that day at 9 and with its examiner. */
async function received(day: string) {
  at(day)
  const { dossierId, applicant } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const state = await stateOf(dossierId)
  const { token, ...task } = taskOf(state, 'propose')
  const leader = await world.holder({
    agencyId: state.agencyId,
    unitId: world.directory.getUnitOfKind(state.agencyId, 'leadership').id,
    role: 'agency_leader',
  })
  return {
    dossierId,
    token,
    examiner: world.contextFor(await officerFor(world, { token, ...task })),
    leader: world.contextFor(leader),
    citizen: world.contextFor(applicant),
  }
}

type Received = Awaited<ReturnType<typeof received>>

const ask = ({ examiner, dossierId, token }: Received, more: { againstRules?: boolean } = {}) =>
  requestSupplement(examiner, { dossierId, token, reason: 'Thiếu', paperIds: [], items: ['Bản vẽ'], ...more })
const answer = ({ citizen, dossierId }: Received) =>
  provideSupplement(citizen, { dossierId, papers: [], answers: {}, message: 'Đã gửi' })
const bill = ({ examiner, dossierId, token }: Received, change: object = {}) =>
  requestFinancialDuty(examiner, {
    dossierId,
    token,
    amountVnd: 1_500_000,
    content: 'Lệ phí trước bạ',
    payBy: '',
    ...change,
  })
const pay = ({ examiner, dossierId }: Received, paidOn: string, receipt = 'AA/0001') =>
  confirmFinancialDuty(examiner, { dossierId, paidOn, receipt })
const extend = ({ leader, dossierId }: Received, newDueOn: string, reason = 'Phải đo lại') =>
  extendDeadline(leader, { dossierId, newDueOn, reason })

describe('the due date after papers were complete', () => {
  test('begins anew under Decree 61/2018', async () => {
    const file = await received('2024-03-05')
    assert.equal(await dueOf(file.dossierId), '17:00 07/03/2024')
    at('2024-03-06')
    assert.equal((await ask(file)).kind, 'done')
    at('2024-03-13')
    assert.equal((await answer(file)).kind, 'done')
    assert.equal(await dueOf(file.dossierId), '17:00 15/03/2024')
    assert.equal(
      formatDateTime((await stateOf(file.dossierId)).originalDueAt ?? new Date(0)),
      '17:00 07/03/2024',
    )
  })

  test('goes on where it stood under Decision 09/2015', async () => {
    const file = await received('2016-03-08')
    at('2016-03-09')
    await ask(file)
    at('2016-03-16')
    await answer(file)
    assert.equal(await dueOf(file.dossierId), '17:00 17/03/2016')
  })
})

describe('a payment that is waited for', () => {
  test('stops the clock, which goes on once it is paid', async () => {
    const file = await received('2024-03-05')
    at('2024-03-06')
    assert.equal((await bill(file)).kind, 'done')
    const waiting = await stateOf(file.dossierId)
    assert.equal(waiting.status, 'financial_duty')
    assert.equal(waiting.tasks[0]?.waitingFor, 'applicant')
    at('2024-03-13')
    assert.equal((await pay(file, '2024-03-12')).kind, 'done')
    assert.equal(await dueOf(file.dossierId), '17:00 14/03/2024')
    const { status, financialDuty, tasks } = await stateOf(file.dossierId)
    assert.deepEqual([status, financialDuty, tasks[0]?.waitingFor], ['processing', null, null])
  })

  test('is asked for with an amount, words and a day that is not past', async () => {
    const file = await received('2026-11-24')
    for (const amountVnd of [0, -1, 0.5, Number.NaN, 2e12])
      assert.deepEqual(told(await bill(file, { amountVnd })), ['amountVnd'], String(amountVnd))
    assert.deepEqual(told(await bill(file, { content: ' ', payBy: '2026-11-23' })), ['content', 'payBy'])
    assert.deepEqual(told(await bill(file, { payBy: '2026-02-30' })), ['payBy'])
    assert.equal((await bill(file, { payBy: '2026-11-24' })).kind, 'done')
  })

  test('is asked for once at a time, and not while papers are waited for', async () => {
    const file = await received('2026-11-24')
    await ask(file)
    assert.equal(told(await bill(file)), 'not-now')
    await answer(file)
    await bill(file)
    const length = await lengthOf(file.dossierId)
    assert.equal(told(await bill(file)), 'not-now')
    assert.equal(told(await ask(file)), 'not-now')
    assert.equal(await lengthOf(file.dossierId), length)
  })

  test('is confirmed with the day and number of its proof, once', async () => {
    const file = await received('2026-11-24')
    assert.equal(told(await pay(file, '2026-11-24')), 'not-now')
    await bill(file)
    for (const day of ['2026-11-25', '2026-11-23', 'hôm qua', ''])
      assert.deepEqual(told(await pay(file, day)), ['paidOn'], day)
    assert.deepEqual(told(await pay(file, '2026-11-24', ' ')), ['receipt'])
    assert.equal((await pay(file, '2026-11-24')).kind, 'done')
    const length = await lengthOf(file.dossierId)
    assert.equal(told(await pay(file, '2026-11-24')), 'not-now')
    assert.equal(await lengthOf(file.dossierId), length)
  })

  test('and never comes closes the dossier', async () => {
    const file = await received('2026-11-24')
    const { dossierId, token } = file
    const stop = (reason: string) => stopDossier(file.examiner, { dossierId, token, reason })
    assert.equal(told(await stop('Không nộp')), 'not-now')
    await bill(file)
    assert.deepEqual(told(await stop(' ')), ['reason'])
    assert.equal((await stop('Không nộp')).kind, 'done')
    const { status, financialDuty } = await stateOf(dossierId)
    assert.deepEqual([status, financialDuty], ['stopped', null])
  })
})

describe('an apology with a new date', () => {
  test('moves the due date to the end of that day and keeps the first promise', async () => {
    const file = await received('2026-11-24')
    assert.equal(await dueOf(file.dossierId), '17:00 26/11/2026')
    assert.equal((await extend(file, '2026-12-04')).kind, 'done')
    assert.equal(await dueOf(file.dossierId), '17:00 04/12/2026')
    const { originalDueAt, extensions } = await stateOf(file.dossierId)
    assert.equal(formatDateTime(originalDueAt ?? new Date(0)), '17:00 26/11/2026')
    assert.equal(extensions, 1)
    assert.deepEqual(await flagsOf(file.dossierId), [])
  })

  test('sent later than the rules want is kept as late', async () => {
    const file = await received('2026-11-24')
    at('2026-11-26')
    assert.equal((await extend(file, '2026-12-04')).kind, 'done')
    assert.deepEqual(await flagsOf(file.dossierId), ['late_apology'])
  })

  test('is sent as often as the rules of its day allow', async () => {
    const once = await received('2026-11-24')
    await extend(once, '2026-12-04')
    assert.equal(told(await extend(once, '2026-12-11')), 'beyond-allowed')
    const often = await received('2016-03-08')
    await extend(often, '2016-03-15')
    assert.equal((await extend(often, '2016-03-22')).kind, 'done')
    assert.equal(await dueOf(often.dossierId), '17:00 22/03/2016')
  })

  test('names a working day after today and after the date that stands, and a reason', async () => {
    const file = await received('2026-11-24')
    const wrong = [
      ['4/12', 'newDueOn'],
      ['2040-01-03', 'newDueOn'],
      ['2026-12-06', 'newDueOn-rest'],
      ['2026-11-26', 'newDueOn-not-later'],
      ['2026-11-23', 'newDueOn-not-later'],
    ] as const
    for (const [day, error] of wrong) assert.deepEqual(told(await extend(file, day)), [error], day)
    assert.deepEqual(told(await extend(file, '2026-12-04', ' ')), ['reason'])
    assert.equal(await lengthOf(file.dossierId), 3)
  })

  test('is one letter with one number, however often the button is pressed', async () => {
    const file = await received('2026-11-24')
    await extend(file, '2026-12-04')
    const length = await lengthOf(file.dossierId)
    assert.equal((await extend(file, '2026-12-04')).kind, 'done')
    assert.equal(await lengthOf(file.dossierId), length)
    const other = await received('2026-11-24')
    await extend(other, '2026-12-04')
    const numbers = await Promise.all(
      [file, other].map(async ({ dossierId }) => {
        const { events } = await loadDossier(world, dossierId)
        const letter = events.find((event) => event.type === 'extended')
        return letter?.type === 'extended' ? letter.data.number : 0
      }),
    )
    assert.equal((numbers[1] ?? 0) - (numbers[0] ?? 0), 1)
  })

  test('is not for a dossier that waits for its applicant, has ended or was not received', async () => {
    const waiting = await received('2026-11-24')
    await ask(waiting)
    assert.equal(told(await extend(waiting, '2026-12-04')), 'not-now')
    const unpaid = await received('2026-11-24')
    await bill(unpaid)
    assert.equal(told(await extend(unpaid, '2026-12-04')), 'not-now')
    const done = await received('2026-11-24')
    const dossier = { dossierId: done.dossierId, applicant: done.citizen.actor, service: { id: '' } }
    await driveTo(world, { procedureId: 'bl-08', state: 'issued', dossier: dossier as never })
    assert.equal(told(await extend(done, '2026-12-04')), 'not-now')
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    assert.equal(told(await extend({ ...done, dossierId }, '2026-12-04')), 'not-now')
  })
})

describe('a request for more', () => {
  test('that is late, or one too many, is made knowingly and flagged', async () => {
    const file = await received('2024-03-05')
    at('2024-03-08', '17:01')
    assert.equal(told(await ask(file)), 'beyond-allowed')
    assert.equal((await ask(file, { againstRules: true })).kind, 'done')
    at('2024-03-11')
    await answer(file)
    assert.equal(told(await ask(file)), 'beyond-allowed')
    assert.equal((await ask(file, { againstRules: true })).kind, 'done')
    assert.deepEqual(await flagsOf(file.dossierId), ['late_supplement_request', 'supplement_beyond_allowed'])
  })

  test('is free where the rules of its day set no limit', async () => {
    const file = await received('2015-03-10')
    for (const day of ['2015-03-20', '2015-03-24']) {
      at(day)
      assert.equal((await ask(file)).kind, 'done')
      await answer(file)
    }
    assert.deepEqual(await flagsOf(file.dossierId), [])
  })
})

describe('a consultation', () => {
  async function atExamination() {
    const { dossierId } = await driveTo(world, { procedureId: 'bl-02', state: 'assigned' })
    const task = taskOf(await stateOf(dossierId), 'examine')
    const ctx = world.contextFor(await officerFor(world, task))
    const finish = (answerBy: string, beyondDue = false) =>
      completeStepOf(ctx, {
        dossierId,
        token: task.token,
        opinion: 'Đề nghị cho ý kiến về vị trí',
        needsConsultation: true,
        answerBy,
        beyondDue,
      })
    return { dossierId, finish }
  }

  test('is to be answered by the end of a working day within the time of the dossier', async () => {
    const { dossierId, finish } = await atExamination()
    for (const day of ['mai', '2026-02-30', '2026-11-23', '2026-11-29'])
      assert.deepEqual(told(await finish(day)), ['answerBy'], day)
    assert.deepEqual(told(await finish('2027-11-24')), ['beyondDue'])
    assert.equal((await finish('2026-11-27')).kind, 'done')
    const { answerBy } = taskOf(await stateOf(dossierId), 'consult')
    assert.equal(formatDateTime(answerBy ?? new Date(0)), '17:00 27/11/2026')
  })

  test('may be answered after the dossier is due by whoever asks so knowingly', async () => {
    const { dossierId, finish } = await atExamination()
    assert.equal((await finish('2027-11-24', true)).kind, 'done')
    const { answerBy } = taskOf(await stateOf(dossierId), 'consult')
    assert.equal(formatDateTime(answerBy ?? new Date(0)), '17:00 24/11/2027')
  })

  test('of a dossier that is late already may still be given a day', async () => {
    const { dossierId, finish } = await atExamination()
    at('2027-03-23')
    assert.equal((await finish('2027-03-26')).kind, 'done')
    const { answerBy } = taskOf(await stateOf(dossierId), 'consult')
    assert.equal(formatDateTime(answerBy ?? new Date(0)), '17:00 26/03/2027')
  })
})

describe('handing over', () => {
  test('what the counter took in is noted once, with the slip it went by', async () => {
    const { dossierId, desk } = await aCounterDossier(world, 'bl-08')
    assert.equal((await stateOf(dossierId)).transferredAt, null)
    const ctx = world.contextFor(desk)
    const slipId = crypto.randomUUID()
    assert.equal((await transferDossier(ctx, { dossierId, slipId })).kind, 'done')
    assert.deepEqual((await stateOf(dossierId)).transferredAt, world.clock.now())
    const length = await lengthOf(dossierId)
    assert.equal((await transferDossier(ctx, { dossierId, slipId })).kind, 'done')
    assert.equal(await lengthOf(dossierId), length)
  })

  test('is not for what has not been received', async () => {
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    const task = taskOf(await stateOf(dossierId), 'receive')
    const ctx = world.contextFor(await officerFor(world, task))
    assert.equal(told(await transferDossier(ctx, { dossierId, slipId: crypto.randomUUID() })), 'not-now')
  })
})

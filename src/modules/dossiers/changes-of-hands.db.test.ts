import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  actOnTask,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import {
  type ChangeOfHands,
  changesOfHands,
  claimStep,
  provideSupplement,
  type LoadedDossier,
  type Party,
  requestSupplement,
  sendBack,
} from './index.ts'

/** An agency that asks nobody else. */
const PROCEDURE = 'bl-08'
const START = new Date('2026-11-24T09:00:00+07:00')

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())
beforeEach(() => world.clock.set(START))

const at = (local: string) => world.clock.set(new Date(`${local}:00+07:00`))

const place = (party: Party | null) =>
  party === null ? 'end' : party.kind === 'applicant' ? 'applicant' : (party.unitId ?? party.agencyId)

const line = ({ from, to, outcome }: ChangeOfHands) => `${place(from)} > ${place(to)} ${outcome ?? '-'}`

const handsOf = (loaded: LoadedDossier) => changesOfHands(world, loaded)

describe('the changes of hands of a file', () => {
  test('begin with the applicant and end with him, each line where the one before left it', async () => {
    const { dossierId } = await driveTo(world, { procedureId: PROCEDURE, state: 'returned' })
    const loaded = await loadDossier(world, dossierId)
    const hands = handsOf(loaded)
    assert.equal(place(hands[0]?.from ?? null), 'applicant')
    assert.equal(place(hands.at(-1)?.to ?? null), 'applicant')
    for (const [index, { from }] of hands.entries())
      if (index > 0) assert.equal(place(from), place(hands[index - 1]?.to ?? null), `line ${index}`)
    // Done the day it came, before the last day of each plan.
    for (const { outcome, stepId } of hands) if (stepId !== null) assert.ok(outcome !== 'late')
  })

  test('name the officer who took the file, once he has', async () => {
    const { dossierId, state } = await driveTo(world, { procedureId: PROCEDURE, state: 'received' })
    const lastTo = async () => handsOf(await loadDossier(world, dossierId)).at(-1)?.to
    const before = await lastTo()
    assert.ok(before?.kind === 'office' && before.accountId === null)
    const task = state.tasks[0]
    assert.ok(task)
    const officer = await officerFor(world, task)
    const claimed = await claimStep(world.contextFor(officer), { dossierId, token: task.token })
    assert.equal(claimed.kind, 'done')
    const taken = await lastTo()
    assert.ok(taken?.kind === 'office' && taken.accountId === officer.accountId)
  })

  test('say by its own plan whether a step was late', async () => {
    const { dossierId } = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned' })
    at('2026-12-24T09:00')
    const loaded = await loadDossier(world, dossierId)
    const [task] = loaded.state.tasks
    assert.ok(task)
    assert.equal((await actOnTask(world, loaded, task)).kind, 'done')
    const last = handsOf(await loadDossier(world, dossierId)).at(-1)
    assert.equal(last?.outcome, 'late')
    assert.equal(last?.stepId, task.stepId)
  })

  test('go to the applicant and back while papers are waited for, and back a step when sent back', async () => {
    const { dossierId, applicant, state } = await driveTo(world, {
      procedureId: PROCEDURE,
      state: 'assigned',
    })
    const task = taskOf(state, 'propose')
    const examiner = await officerFor(world, task)
    const [paperId = ''] = paperIds(await loadDossier(world, dossierId))
    await requestSupplement(world.contextFor(examiner), {
      dossierId,
      token: task.token,
      reason: 'Mờ',
      paperIds: [],
      items: ['Ký lại'],
    })
    at('2026-11-25T10:00')
    const given = await provideSupplement(world.contextFor(applicant), {
      dossierId,
      papers: [],
      answers: {},
      message: `Xin gửi ${paperId}`,
    })
    assert.equal(given.kind, 'done')
    const back = handsOf(await loadDossier(world, dossierId)).slice(-2)
    assert.deepEqual(back.map(line), [`${task.unitId} > applicant -`, `applicant > ${task.unitId} -`])
    const loaded = await loadDossier(world, dossierId)
    const again = taskOf(loaded.state, 'propose')
    assert.equal((await actOnTask(world, loaded, again)).kind, 'done')
    const next = (await loadDossier(world, dossierId)).state.tasks[0]
    assert.ok(next)
    const sent = await sendBack(world.contextFor(await officerFor(world, next)), {
      dossierId,
      token: next.token,
      toStepId: again.stepId,
      reason: 'Sửa số nhà',
    })
    assert.equal(sent.kind, 'done')
    const last = handsOf(await loadDossier(world, dossierId)).at(-1)
    assert.equal(last?.event.type, 'sent_back')
    assert.equal(place(last?.to ?? null), task.unitId)
  })

  test('tell when the desk was late to hand over', async () => {
    const { dossierId } = await driveTo(world, { procedureId: PROCEDURE, state: 'received' })
    const loaded = await loadDossier(world, dossierId)
    // Online it is with the unit at once.
    assert.match(handsOf(loaded).map(line).at(-1) ?? '', /on-time$/)
    const counter = {
      ...loaded,
      state: { ...loaded.state },
      events: loaded.events.map((event) =>
        event.type === 'submitted'
          ? { ...event, data: { ...event.data, channel: 'counter' as const } }
          : event,
      ),
    }
    assert.equal(handsOf(counter).length, 1)
    const late = new Date('2026-11-25T10:00:00+07:00')
    const handedOver = {
      type: 'handed_over' as const,
      at: late,
      seq: loaded.state.lastSeq + 1,
      actor: { kind: 'system' as const },
      data: { slipId: 'x' },
      private: null,
    }
    const after = handsOf({
      ...counter,
      state: { ...counter.state, lastEventAt: late },
      events: [...counter.events, handedOver],
    })
    assert.match(after.map(line).at(-1) ?? '', /late$/)
    assert.deepEqual(after.at(-1)?.at, late)
  })
})

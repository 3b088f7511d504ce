import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { packGraph } from '../../../test/support/dossier-history.ts'
import { completeStep, openSteps, type ProcessGraph, startProcess } from '../../engines/workflow/index.ts'
import type { DossierState, OpenTask } from '../../modules/dossiers/index.ts'
import type { OfficerActor, Role } from '../../modules/identity/index.ts'
import { possibleActions } from './possible-actions.ts'

const ME = 'me'
const officer = (...roles: Role[]): OfficerActor => ({
  kind: 'officer',
  accountId: ME,
  name: 'Lê Văn Một',
  posts: roles.map((role) => ({ id: role, agencyId: 'a', unitId: 'a.u', role, title: role })),
})

let graph: ProcessGraph
before(async () => {
  graph = await packGraph('bl-08')
})

/** The process after `done` steps, its open step held by `assignee`. */
function stateAt(done: number, change: Partial<OpenTask> = {}, asked = false): DossierState {
  let process = startProcess(graph, {})
  for (let count = 0; count < done; count += 1) {
    const next = completeStep(graph, process, {
      token: openSteps(graph, process)[0]?.token ?? 0,
      variables: {},
    })
    if (!next.ok) throw new Error(next.reason)
    process = next.state
  }
  const tasks = openSteps(graph, process).map(({ token, step }) => ({
    token,
    stepId: step.id,
    kind: step.kind,
    role: step.role,
    agencyId: 'a',
    unitId: 'a.u',
    assigneeAccountId: null,
    since: new Date(0),
    waitingFor: null,
    ...change,
  }))
  const supplement = asked ? { stage: 'processing', paperIds: [], token: 0 } : null
  return { process, tasks, supplement } as unknown as DossierState
}

const told = (actor: OfficerActor, state: DossierState) =>
  possibleActions(actor, { state, graph }).map(({ name, weight }) => `${name} ${weight}`)

// Steps of the process: receive, assign, propose, approve, number, hand over.
describe('what can be done now', () => {
  test('at reception the desk is shown the way to its own page', () => {
    assert.deepEqual(told(officer('receptionist'), stateAt(0)), ['receive main', 'claim second'])
  })

  test('each step has its one main act, for its own role only', () => {
    const mains = (['assigner', 'examiner', 'agency_leader', 'clerk', 'receptionist'] as const).map(
      (role, index) => told(officer(role), stateAt(index + 1))[0],
    )
    assert.deepEqual(mains, ['assign main', 'propose main', 'complete main', 'issue main', 'hand-over main'])
    assert.deepEqual(told(officer('clerk'), stateAt(2)), [])
  })

  test('an examiner may take, ask the applicant and send back; what he holds he may put back', () => {
    assert.deepEqual(told(officer('examiner'), stateAt(2)), [
      'propose main',
      'claim second',
      'supplement second',
      'send-back other',
      'financial-duty other',
    ])
    assert.deepEqual(told(officer('examiner'), stateAt(2, { assigneeAccountId: ME })), [
      'propose main',
      'supplement second',
      'send-back other',
      'financial-duty other',
      'release other',
    ])
  })

  test('what a colleague holds can only be moved by a leader', () => {
    const held = stateAt(2, { assigneeAccountId: 'somebody' })
    assert.deepEqual(told(officer('examiner'), held), [])
    assert.deepEqual(told(officer('unit_leader'), held), ['reassign second', 'release other'])
  })

  test('whoever judges has sending back at hand', () => {
    const actions = told(officer('agency_leader'), stateAt(3))
    assert.deepEqual(actions, ['complete main', 'claim second', 'send-back second'])
  })

  test('nothing moves while the applicant is asked', () => {
    const waiting = stateAt(2, { waitingFor: 'applicant', assigneeAccountId: ME }, true)
    assert.deepEqual(told(officer('examiner'), waiting), [])
  })

  test('who waits for the applicant may close the file that is never completed, and nobody else', () => {
    const waiting = stateAt(2, { token: 7, waitingFor: 'applicant', assigneeAccountId: ME }, true)
    const asked = { ...waiting, supplement: { stage: 'processing', paperIds: [], token: 7 } } as DossierState
    assert.deepEqual(told(officer('examiner'), asked), ['stop other'])
    assert.deepEqual(told(officer('receptionist'), asked), [])
    const atReception = { ...asked, supplement: { ...asked.supplement, stage: 'reception' } } as DossierState
    assert.deepEqual(told(officer('examiner'), atReception), [])
  })

  test('who waits for a payment records it or stops; the desk may record it for him', () => {
    const waiting = stateAt(2, { token: 7, waitingFor: 'applicant', assigneeAccountId: ME })
    const financialDuty = { token: 7, amountVnd: 1, payBy: null }
    const unpaid = { ...waiting, agencyId: 'a', stepOwners: {}, financialDuty } as DossierState
    assert.deepEqual(told(officer('examiner'), unpaid), ['payment main', 'stop other'])
    assert.deepEqual(told(officer('receptionist'), unpaid), ['payment second'])
    assert.deepEqual(told(officer('examiner', 'receptionist'), unpaid), ['payment main', 'stop other'])
    assert.deepEqual(told(officer('agency_leader'), unpaid), ['reassign second'])
  })

  test('a leader of the agency that promised a date may give a new one, which is near at hand when it nears', () => {
    const dueAt = new Date('2026-12-04T10:00:00Z')
    const running = { ...stateAt(2), agencyId: 'a', dueAt } as DossierState
    const until = (day: string) =>
      possibleActions(officer('agency_leader'), { state: running, graph }, new Date(day))
        .filter(({ name }) => name === 'extend')
        .map(({ weight }) => weight)
    assert.deepEqual(until('2026-12-01'), ['other'])
    assert.deepEqual(until('2026-12-05'), ['second'])
    const others: readonly Partial<DossierState>[] = [
      { agencyId: 'b' },
      { dueAt: null },
      { finishedAt: dueAt },
      { tasks: [] },
    ]
    for (const change of others)
      assert.ok(!told(officer('agency_leader'), { ...running, ...change }).includes('extend other'))
  })

  test('a file of another agency offers nothing', () => {
    assert.deepEqual(
      told(officer('examiner', 'unit_leader'), stateAt(2, { agencyId: 'b', unitId: 'b.u' })),
      [],
    )
  })
})

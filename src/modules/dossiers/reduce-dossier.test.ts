import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import {
  APPLICANT,
  CONTENT,
  History,
  HISTORY_ID,
  ISSUED,
  officerOf,
  packGraph,
} from '../../../test/support/dossier-history.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { EventType } from './dossier-event.ts'
import { type DossierState, isEnded } from './dossier-state.ts'
import { applyEvent, reduceDossier } from './reduce-dossier.ts'

let graph: ProcessGraph
before(async () => {
  graph = await packGraph('bl-01')
})

const state = (history: History): DossierState =>
  reduceDossier(HISTORY_ID, () => history.graph, history.events)
const submitted = () => new History(graph)
const received = () => submitted().received()
const assigned = () => received().assigned()
const DRAFT = { outcome: 'granted', rows: [], reason: '', validUntil: null } as const

/** All the way to the leader's signature, both consultations made. */
function approved(): History {
  return assigned()
    .completed(3, 'examine_1', { account: 'examiner' })
    .completed(4, 'consult_1', { account: 'consulted' })
    .completed(5, 'consult_2', { account: 'other consulted' })
    .completed(6, 'examine_2', { account: 'examiner' })
    .completed(
      7,
      'propose',
      { account: 'examiner', variables: { decision: 'grant' } },
      { opinion: 'Đủ điều kiện', draft: DRAFT },
    )
    .completed(8, 'review_1', { account: 'head' })
    .completed(9, 'review_2', { account: 'director' })
    .completed(10, 'approve', { account: 'leader' })
}
const issued = () => approved().add('issued', { ...ISSUED, token: 11 }, null, officerOf('clerk'))
const steps = ({ tasks }: DossierState) => tasks.map((task) => task.stepId)

const askedAtDesk = () =>
  submitted().add(
    'supplement_requested',
    { stage: 'reception', token: 1, paperIds: ['p2'] },
    { reason: 'Thiếu', items: [] },
    officerOf('desk'),
  )
const askedLater = () =>
  assigned().add(
    'supplement_requested',
    { stage: 'processing', token: 3, paperIds: [] },
    { reason: 'Chưa rõ', items: ['Nói rõ mục đích'] },
    officerOf('examiner'),
  )
const answer = { answers: { floors: 3 }, papers: [], message: 'Đã sửa' }
const answered = (history: History, dueAt: string | null) =>
  history.add('supplemented', { paperIds: [], dueAt }, answer, APPLICANT)

const unpaid = () =>
  new History(graph)
    .received()
    .assigned()
    .add(
      'financial_duty_requested',
      { token: 3, amountVnd: 1_500_000, payBy: null },
      { content: 'Lệ phí trước bạ' },
    )

interface Case {
  readonly type: EventType
  readonly name: string
  readonly history: () => History
  readonly expect: (after: DossierState) => void
}

const CASES: readonly Case[] = [
  {
    type: 'submitted',
    name: 'opens the first step at the receiving desk',
    history: submitted,
    expect: (after) => {
      assert.equal(after.status, 'submitted')
      assert.equal(after.code, null)
      assert.deepEqual(steps(after), ['receive'])
      assert.equal(after.tasks[0]?.unitId, 'lead.one-stop')
      assert.equal(after.tasks[0]?.assigneeAccountId, null)
      assert.deepEqual(after.content, CONTENT)
      assert.deepEqual([...after.agencies.keys()], ['lead'])
      assert.equal(after.participants.size, 0)
    },
  },
  {
    type: 'received',
    name: 'gives code and due date and hands on to the assigner',
    history: received,
    expect: (after) => {
      assert.equal(after.status, 'received')
      assert.equal(after.code, '000.00.06.H04-261124-0001')
      assert.equal(after.dueAt?.toISOString(), '2026-12-08T10:00:00.000Z')
      assert.deepEqual(after.originalDueAt, after.dueAt)
      assert.deepEqual(steps(after), ['assign'])
    },
  },
  {
    type: 'declined',
    name: 'ends the dossier without a code',
    history: () => submitted().add('declined', { token: 1 }, { reason: 'Không thuộc thẩm quyền' }),
    expect: (after) => {
      assert.equal(after.status, 'not_accepted')
      assert.ok(isEnded(after) && after.finishedAt)
      assert.deepEqual(after.tasks, [])
    },
  },
  {
    type: 'supplement_requested',
    name: 'at the desk waits for the applicant before reception',
    history: askedAtDesk,
    expect: (after) => {
      assert.equal(after.status, 'supplement_before_reception')
      assert.equal(after.tasks[0]?.waitingFor, 'applicant')
      assert.deepEqual(after.supplement, { stage: 'reception', paperIds: ['p2'], token: 1 })
      assert.equal(after.supplementCount, 1)
    },
  },
  {
    type: 'supplement_requested',
    name: 'while processing leaves the due date as it is until the answer',
    history: askedLater,
    expect: (after) => {
      assert.equal(after.status, 'supplement')
      assert.equal(after.dueAt?.toISOString(), '2026-12-08T10:00:00.000Z')
      assert.equal(after.tasks[0]?.waitingFor, 'applicant')
    },
  },
  {
    type: 'supplemented',
    name: 'before reception gives the step back to the desk, its time counted from now',
    history: () => answered(askedAtDesk(), null),
    expect: (after) => {
      assert.equal(after.status, 'submitted')
      assert.equal(after.supplement, null)
      assert.equal(after.dueAt, null)
      assert.equal(after.tasks[0]?.waitingFor, null)
      assert.deepEqual(after.tasks[0]?.since, after.lastEventAt)
    },
  },
  {
    type: 'supplemented',
    name: 'while processing merges answers, replaces papers and starts the term again',
    history: () => answered(askedLater(), '2026-12-15T10:00:00.000Z'),
    expect: (after) => {
      assert.equal(after.status, 'processing')
      assert.deepEqual(after.content.answers, { purpose: 'Xây nhà', floors: 3 })
      assert.deepEqual(after.content.papers, CONTENT.papers)
      assert.equal(after.dueAt?.toISOString(), '2026-12-15T10:00:00.000Z')
      assert.equal(after.originalDueAt?.toISOString(), '2026-12-08T10:00:00.000Z')
      assert.equal(after.tasks[0]?.assigneeAccountId, 'examiner')
    },
  },
  {
    type: 'assigned',
    name: 'ends the assigner’s step and gives the examination to the officer named',
    history: assigned,
    expect: (after) => {
      assert.equal(after.status, 'processing')
      assert.deepEqual(steps(after), ['examine_1'])
      assert.equal(after.tasks[0]?.assigneeAccountId, 'examiner')
    },
  },
  {
    type: 'assigned',
    name: 'on an open examination puts it into other hands, those of its earlier steps too',
    history: () =>
      assigned()
        .completed(3, 'examine_1', { account: 'examiner' })
        .assigned('successor', 6)
        .add('sent_back', { token: 6, toStepId: 'examine_1' }, { reason: 'Xem lại' }, officerOf('successor')),
    expect: (after) => {
      assert.deepEqual(steps(after), ['examine_1'])
      assert.equal(after.tasks[0]?.assigneeAccountId, 'successor')
    },
  },
  {
    type: 'claimed',
    name: 'puts the step into one officer’s hands and leaves it open',
    history: () => submitted().add('claimed', { token: 1, accountId: 'desk' }, null, officerOf('desk')),
    expect: (after) => {
      assert.equal(after.tasks[0]?.assigneeAccountId, 'desk')
      assert.equal(after.status, 'submitted')
    },
  },
  {
    type: 'released',
    name: 'puts the step back; whoever takes it then keeps the unit’s later steps',
    history: () =>
      assigned()
        .add('released', { token: 3 }, { reason: 'Nghỉ phép' }, officerOf('examiner'))
        .add('claimed', { token: 3, accountId: 'stand-in' }, null, officerOf('stand-in'))
        .completed(3, 'examine_1', { account: 'stand-in' }),
    expect: (after) => {
      assert.equal(after.tasks.find((task) => task.stepId === 'examine_2')?.assigneeAccountId, 'stand-in')
    },
  },
  {
    type: 'completed',
    name: 'opens the parallel steps at once, and the consulted agencies may see the dossier from then on',
    history: () => assigned().completed(3, 'examine_1', { account: 'examiner' }),
    expect: (after) => {
      assert.deepEqual(steps(after), ['consult_1', 'consult_2', 'examine_2'])
      assert.deepEqual([...after.agencies.keys()], ['lead', 'co0', 'co1'])
      assert.deepEqual(
        after.tasks.map((task) => task.assigneeAccountId),
        [null, null, 'examiner'],
      )
    },
  },
  {
    type: 'completed',
    name: 'keeps what was proposed until it is signed',
    history: approved,
    expect: (after) => {
      assert.deepEqual(after.draft, DRAFT)
      assert.deepEqual(steps(after), ['number'])
      assert.equal(after.completedBy['approve'], 'leader')
      assert.deepEqual([...after.agencies.keys()], ['lead', 'co0', 'co1', 'deciding'])
    },
  },
  {
    type: 'sent_back',
    name: 'returns to the hands that did the step',
    history: () =>
      approved().add(
        'sent_back',
        { token: 11, toStepId: 'review_1' },
        { reason: 'Sai tên' },
        officerOf('clerk'),
      ),
    expect: (after) => {
      assert.deepEqual(steps(after), ['review_1'])
      assert.equal(after.tasks[0]?.assigneeAccountId, 'head')
      assert.equal(after.status, 'processing')
    },
  },
  {
    type: 'noted',
    name: 'changes nothing but who had a hand in it',
    history: () => received().add('noted', { requestId: 'r' }, { text: 'Đã gọi điện' }, officerOf('noter')),
    expect: (after) => {
      assert.equal(after.status, 'received')
      assert.deepEqual(steps(after), ['assign'])
      assert.deepEqual([...after.participants.keys()], ['desk', 'noter'])
    },
  },
  {
    type: 'messaged',
    name: 'from the applicant changes nothing and makes him no participant',
    history: () =>
      received().add('messaged', { from: 'applicant', requestId: 'r' }, { text: 'Khi nào xong?' }, APPLICANT),
    expect: (after) => {
      assert.equal(after.status, 'received')
      assert.deepEqual([...after.participants.keys()], ['desk'])
    },
  },
  {
    type: 'issued',
    name: 'is the end of processing, before the result is handed over',
    history: issued,
    expect: (after) => {
      assert.equal(after.status, 'done')
      assert.equal(after.outcome, 'granted')
      assert.deepEqual(after.finishedAt, after.lastEventAt)
      assert.deepEqual(steps(after), ['hand_over'])
      assert.equal(isEnded(after), false)
    },
  },
  {
    type: 'returned',
    name: 'at the desk ends everything, and the end of processing stays when it was',
    history: () =>
      issued().add(
        'returned',
        { token: 12, way: 'counter' },
        { receiverName: 'A', receiverPaper: '1', note: '' },
      ),
    expect: (after) => {
      assert.equal(after.status, 'returned')
      assert.deepEqual(after.tasks, [])
      assert.ok(after.finishedAt! < after.returnedAt!)
    },
  },
  {
    type: 'returned',
    name: 'online needs nobody’s step',
    history: () => issued().add('returned', { token: null, way: 'online' }, null),
    expect: (after) => {
      assert.equal(after.status, 'returned')
      assert.deepEqual(after.tasks, [])
    },
  },
  {
    type: 'withdrawn',
    name: 'ends the dossier, also while the applicant is asked for more',
    history: () => askedLater().add('withdrawn', {}, { reason: 'Không cần nữa' }, APPLICANT),
    expect: (after) => {
      assert.equal(after.status, 'withdrawn')
      assert.equal(after.supplement, null)
      assert.ok(isEnded(after))
    },
  },
  {
    type: 'stopped',
    name: 'ends a dossier that waited for its applicant',
    history: () => askedLater().add('stopped', { token: 3 }, { reason: 'Không bổ sung' }),
    expect: (after) => {
      assert.deepEqual([after.status, after.supplement, after.tasks.length], ['stopped', null, 0])
      assert.ok(isEnded(after) && after.finishedAt)
    },
  },
  {
    type: 'handed_over',
    name: 'notes when the desk let go of the papers',
    history: () => new History(graph).received().add('handed_over', { slipId: 's1' }, null),
    expect: (after) => assert.deepEqual(after.transferredAt, after.lastEventAt),
  },
  {
    type: 'claimed',
    name: 'is a hand-over too, where the desk forgot to note it',
    history: () =>
      new History(graph, undefined, 'counter').received().add('claimed', { token: 2, accountId: 'a' }, null),
    expect: (after) => assert.deepEqual(after.transferredAt, after.lastEventAt),
  },
  {
    type: 'extended',
    name: 'moves the due date and keeps the first promise',
    history: () =>
      new History(graph).received().add(
        'extended',
        {
          newDueAt: '2026-12-15T10:00:00.000Z',
          dueAt: '2026-12-15T10:00:00.000Z',
          calendarVersion: 'later',
          notation: '1/PXL-A',
          number: 1,
          signerAccountId: 'leader',
          signerTitle: 'Giám đốc',
        },
        { reason: 'Phải đo lại' },
      ),
    expect: (after) => {
      assert.equal(after.dueAt?.toISOString(), '2026-12-15T10:00:00.000Z')
      assert.equal(after.originalDueAt?.toISOString(), '2026-12-08T10:00:00.000Z')
      assert.deepEqual([after.extensions, after.calendarVersion], [1, 'later'])
    },
  },
  {
    type: 'financial_duty_requested',
    name: 'leaves the step with the applicant until he has paid',
    history: () => unpaid(),
    expect: (after) => {
      assert.equal(after.status, 'financial_duty')
      assert.equal(after.tasks.find(({ token }) => token === 3)?.waitingFor, 'applicant')
    },
  },
  {
    type: 'payment_proof_sent',
    name: 'gives the step back to be looked at, while the payment is still open',
    history: () =>
      unpaid().add(
        'payment_proof_sent',
        { token: 3, paidOn: '2026-11-25', requestId: 'r1' },
        { receipt: 'AA/1', fileIds: ['f1'] },
        APPLICANT,
      ),
    expect: (after) => {
      assert.equal(after.status, 'financial_duty')
      assert.equal(after.tasks.find(({ token }) => token === 3)?.waitingFor, null)
      assert.deepEqual(after.financialDuty?.provenAt, after.lastEventAt)
    },
  },
  {
    type: 'financial_duty_done',
    name: 'gives the step back with a new due date',
    history: () =>
      unpaid().add(
        'financial_duty_done',
        { paidOn: '2026-11-25', dueAt: '2026-12-10T10:00:00.000Z' },
        { receipt: 'AA/1' },
      ),
    expect: (after) => {
      assert.equal(after.status, 'processing')
      assert.equal(after.tasks.find(({ token }) => token === 3)?.waitingFor, null)
      assert.equal(after.dueAt?.toISOString(), '2026-12-10T10:00:00.000Z')
    },
  },
  {
    type: 'recounted',
    name: 'moves the due date and names the calendar that counted it',
    history: () =>
      new History(graph)
        .received()
        .add(
          'recounted',
          { dueAt: '2026-12-09T10:00:00.000Z', calendarVersion: 'new', recountId: 'r' },
          null,
        ),
    expect: (after) => {
      assert.equal(after.dueAt?.toISOString(), '2026-12-09T10:00:00.000Z')
      assert.equal(after.calendarVersion, 'new')
    },
  },
  {
    type: 'succeeded',
    name: 'passes the file and its open step on, and keeps the office of its day',
    history: () => {
      const history = new History(graph).received()
      const before = state(history)
      const [task] = before.tasks
      return history.add(
        'succeeded',
        {
          reorganisationId: 'r',
          agencyId: 'new',
          fromAgencyId: before.agencyId,
          stepOwners: { [task!.stepId]: { agencyId: 'new', unitId: 'new.unit' } },
          freed: { tokens: [], steps: [], units: [] },
        },
        null,
      )
    },
    expect: (after) => {
      assert.equal(after.agencyId, 'new')
      assert.notEqual(after.officeAgencyId, 'new')
      assert.deepEqual(
        after.tasks.map(({ agencyId, unitId }) => [agencyId, unitId]),
        [['new', 'new.unit']],
      )
      assert.ok(after.agencies.has('new') && after.agencies.has(after.officeAgencyId))
    },
  },
  {
    type: 'moved_to_revision',
    name: 'goes on by newer rules in the same hands, with all that was sent and a later date',
    history: () => {
      const history = new History(graph).received()
      const { tasks, stepOwners } = state(history)
      return history.add(
        'moved_to_revision',
        {
          fromRevision: 1,
          revision: 2,
          decisionNumber: '12/QĐ-UBND',
          changedParts: ['papers'],
          places: Object.fromEntries(tasks.map(({ token, stepId }) => [token, stepId])),
          stepOwners,
          notAskedPaperIds: ['p9'],
          limit: { amount: 30, unit: 'working_day' },
          dueAt: '2026-12-30T10:00:00.000Z',
          calendarVersion: 'new',
        },
        { reason: 'Có lợi hơn cho người nộp' },
      )
    },
    expect: (after) => {
      const before = state(new History(graph).received())
      assert.equal(after.revision, 2)
      assert.deepEqual(after.tasks, before.tasks)
      assert.deepEqual(after.content, before.content)
      assert.deepEqual(after.notAskedPapers, ['p9'])
      assert.equal(after.dueAt?.toISOString(), '2026-12-30T10:00:00.000Z')
      assert.equal(after.originalDueAt?.toISOString(), before.originalDueAt?.toISOString())
    },
  },
]

describe('a dossier computed from its events', () => {
  for (const { type, name, history, expect } of CASES) {
    test(`${type} ${name}`, () => expect(state(history())))
  }

  test('every kind of event is in the table', () => {
    const told = new Set(CASES.flatMap(({ history }) => history().events.map((event) => event.type)))
    const kinds: Record<EventType, true> = {
      submitted: true,
      supplement_requested: true,
      supplemented: true,
      declined: true,
      received: true,
      claimed: true,
      released: true,
      assigned: true,
      completed: true,
      sent_back: true,
      noted: true,
      messaged: true,
      issued: true,
      returned: true,
      withdrawn: true,
      stopped: true,
      handed_over: true,
      extended: true,
      financial_duty_requested: true,
      payment_proof_sent: true,
      financial_duty_done: true,
      recounted: true,
      succeeded: true,
      moved_to_revision: true,
    }
    assert.deepEqual([...told].toSorted(), Object.keys(kinds).toSorted())
  })

  test('event by event gives the same as all at once', () => {
    for (const { history } of CASES) {
      const { events } = history()
      const grown = reduceDossier(HISTORY_ID, () => graph, events.slice(0, 1))
      events.slice(1).forEach((event, index) => {
        applyEvent(grown, () => graph, event)
        assert.deepEqual(
          grown,
          reduceDossier(HISTORY_ID, () => graph, events.slice(0, index + 2)),
        )
      })
    }
  })

  test('is the same whenever it is computed, and computing changes no event', () => {
    const history = issued()
    const saved = structuredClone(history.events)
    assert.deepEqual(state(history), state(history))
    assert.deepEqual(history.events, saved)
  })

  test('stands with the applicant while he is asked, though a consulted agency answers meanwhile', () => {
    const history = assigned()
      .completed(3, 'examine_1', { account: 'examiner' })
      .add(
        'supplement_requested',
        { stage: 'processing', token: 6, paperIds: [] },
        { reason: 'Chưa rõ', items: ['Nói rõ mục đích'] },
      )
    history.completed(5, 'consult_2', { account: 'consulted' })
    assert.equal(state(history).status, 'supplement')
  })

  test('goes on without the personal data once that is lawfully removed', () => {
    const history = issued()
    const erased = history.events.map((event) => ({ ...event, private: null }) as typeof event)
    const after = reduceDossier(HISTORY_ID, () => graph, erased)
    assert.equal(after.status, 'done')
    assert.equal(after.content.applicant.name, '')
    assert.equal(after.draft, null)
    assert.deepEqual(after.result, { ...ISSUED, token: 11 })
  })

  test('refuses a story that does not begin with its submission, or begins twice', () => {
    const [first, ...rest] = received().events
    assert.throws(() => reduceDossier(HISTORY_ID, () => graph, rest), /does not begin/)
    assert.throws(() => reduceDossier(HISTORY_ID, () => graph, []), /does not begin/)
    assert.throws(() => reduceDossier(HISTORY_ID, () => graph, [first!, first!]), /submitted twice/)
  })

  test('refuses an event on a step that is not open', () => {
    const history = assigned().completed(99, 'examine_1', { account: 'examiner' })
    assert.throws(() => state(history), /cannot be completed/)
    const back = assigned().add('sent_back', { token: 3, toStepId: 'approve' }, { reason: 'x' })
    assert.throws(() => state(back), /cannot return/)
  })
})

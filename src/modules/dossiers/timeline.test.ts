import assert from 'node:assert/strict'
import { test } from 'node:test'
import { APPLICANT, History, officerOf, packGraph } from '../../../test/support/dossier-history.ts'
import { timelineForApplicant, timelineForOfficers } from './timeline.ts'

const SECRET = 'lời giữa cán bộ với nhau'

async function story(): Promise<History> {
  const draft = { outcome: 'refused', rows: [], reason: SECRET, validUntil: null } as const
  return new History(await packGraph('bl-08'))
    .received()
    .add('assigned', { token: 2, unitId: 'lead.division', accountId: 'e' }, { instruction: SECRET })
    .add('noted', { requestId: '1' }, { text: SECRET })
    .add('released', { token: 3 }, { reason: SECRET })
    .add('claimed', { token: 3, accountId: 'e' }, null)
    .completed(3, 'propose', { account: 'e', variables: { decision: 'refuse' } }, { opinion: SECRET, draft })
    .add('sent_back', { token: 4, toStepId: 'propose' }, { reason: SECRET })
    .add('messaged', { from: 'officer', requestId: '2' }, { text: 'Mời bạn đến' })
    .add('messaged', { from: 'applicant', requestId: '3' }, { text: 'Vâng' }, APPLICANT)
    .add('withdrawn', {}, { reason: 'Thôi' }, officerOf('x'))
}

test('the applicant reads what concerns him and not one word of the officers to each other', async () => {
  const { graph, events } = await story()
  const entries = timelineForApplicant({ events, processOf: () => graph })
  assert.deepEqual(
    entries.map(({ event }) => event.type),
    ['submitted', 'received', 'assigned', 'completed', 'messaged', 'messaged', 'withdrawn'],
  )
  assert.ok(!JSON.stringify(entries).includes(SECRET))
})

test('the applicant does not learn what is proposed before it is signed', async () => {
  const { graph, events } = await story()
  assert.ok(!JSON.stringify(timelineForApplicant({ events, processOf: () => graph })).includes('refuse'))
})

test('officers read everything, each step by its name', async () => {
  const { graph, events } = await story()
  const entries = timelineForOfficers({ events, processOf: () => graph })
  assert.equal(entries.length, events.length)
  assert.ok(entries.find(({ event }) => event.type === 'sent_back')?.step?.vi)
})

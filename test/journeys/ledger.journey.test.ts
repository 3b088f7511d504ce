import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { extendDeadline, requestFinancialDuty, requestSupplement } from '../../src/modules/dossiers/index.ts'
import type { OfficerActor } from '../../src/modules/identity/index.ts'
import { driveTo, loadDossier, officerFor, taskOf } from '../support/dossier-builders.ts'
import { Seat, WAYS } from '../support/journey.ts'
import { journeyStage } from '../support/journey-stage.ts'

const PROCEDURE = 'bl-04'

const { app, browser } = await journeyStage()

const at = (local: string) => app.clock.set(new Date(`${local}:00+07:00`))

async function leaderOf(agencyId: string): Promise<OfficerActor> {
  const unitId = app.world.directory.getUnitOfKind(agencyId, 'leadership').id
  return app.world.officer([{ agencyId, unitId, role: 'agency_leader' }])
}

/** Pages of one kind are gone through with the rules once. */
const known = new Set<string>()

type Situation = (made: Awaited<ReturnType<typeof examined>>) => Promise<unknown>

async function examined() {
  at('2026-12-28T09:00')
  const made = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
  const task = taskOf(made.state, 'examine')
  const leader = await leaderOf(made.state.agencyId)
  return { ...made, task, leader, examiner: app.world.contextFor(await officerFor(app.world, task)) }
}

/** What can become of the time of a file, and words that tell it to the applicant. */
const SITUATIONS: Readonly<Record<string, { readonly happens: Situation; readonly told: RegExp }>> = {
  'on its way': {
    happens: async () => at('2027-01-05T10:20'),
    told: /còn 5 ngày/,
  },
  'waiting for papers': {
    happens: async ({ dossierId, task, examiner }) => {
      const ask = { dossierId, token: task.token, reason: 'Thiếu chữ ký', paperIds: [], items: ['Ký lại'] }
      await requestSupplement(examiner, ask)
      at('2027-01-20T10:00')
    },
    told: /Thời hạn đang dừng .* chờ bạn bổ sung/,
  },
  'waiting for a payment': {
    happens: async ({ dossierId, task, examiner }) => {
      const duty = { amountVnd: 1_500_000, content: 'Lệ phí trước bạ', payBy: '' }
      await requestFinancialDuty(examiner, { dossierId, token: task.token, ...duty })
      at('2027-01-20T10:00')
    },
    told: /chờ bạn nộp 1\.500\.000 đồng/,
  },
  'late after an apology': {
    happens: async ({ dossierId, leader }) => {
      at('2027-01-11T09:00')
      await extendDeadline(app.world.contextFor(leader), {
        dossierId,
        newDueOn: '2027-01-20',
        reason: 'Đo lại ranh giới thửa đất',
      })
      at('2027-01-22T10:00')
    },
    told: /Hồ sơ của bạn trễ hẹn/,
  },
  ended: {
    happens: async (made) => {
      at('2027-01-07T09:00')
      await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued', dossier: made })
    },
    told: /đúng hẹn/,
  },
}

describe('the ledger of days', () => {
  for (const [situation, { happens, told }] of Object.entries(SITUATIONS))
    for (const { name, screen, script } of WAYS)
      test(`of a file ${situation} can be read ${name}`, async () => {
        const made = await examined()
        await happens(made)
        const citizen = await Seat.open(browser, app, { screen, script, known, actor: made.applicant })
        await citizen.go(`/ho-so/${made.dossierId}`)
        assert.match(await citizen.text(), told)
        await citizen.follow('Vì sao hẹn ngày này')
        assert.match(await citizen.text(), told)
        await citizen.leave()
        const officer = await Seat.open(browser, app, { screen, script, known, actor: made.leader })
        await officer.go(`/can-bo/ho-so/${made.dossierId}`)
        await officer.follow('Thời hạn và sổ ngày')
        const { agencies } = (await loadDossier(app.world, made.dossierId)).state
        const names = [...agencies.keys()].map((id) => app.world.directory.getAgency(id).name.vi)
        const text = await officer.text()
        assert.ok(names.some((name) => text.includes(name)))
        await officer.leave()
      })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, PROFILE_IDS, profileOf, PROVINCE, shown } from './example-table.test.ts'
import {
  apologyDueAt,
  findRuleProfile,
  handOverDueAt,
  onlineReplyDueAt,
  parseRuleProfile,
  RuleProfileError,
  settleRules,
  supplementRequestDueAt,
  unconfirmedRules,
} from './index.ts'

const profiles = PROFILE_IDS.map(profileOf)
const decree = profileOf('nd61-2018')

describe('the profiles of the country', () => {
  it('follow each other without a gap or an overlap', () => {
    for (const [nth, { validTo }] of profiles.entries()) {
      const next = profiles[nth + 1]
      if (!next) assert.equal(validTo, undefined)
      else assert.equal(Date.parse(next.validFrom) - Date.parse(validTo ?? ''), 86_400_000)
    }
  })

  const days: [string, string | undefined][] = [
    ['2007-06-21', undefined],
    ['2015-05-04', 'qd93-2007'],
    ['2015-05-14', 'qd93-2007'],
    ['2015-05-15', 'qd09-2015'],
    ['2018-06-20', 'qd09-2015'],
    ['2018-06-21', 'nd61-2018'],
    ['2025-06-30', 'nd61-2018'],
    ['2025-07-01', 'nd118-2025'],
    ['2026-11-24', 'nd118-2025'],
  ]
  for (const [on, id] of days) {
    it(`on ${on} ${id ?? 'none'} is in force`, () => assert.equal(findRuleProfile(profiles, on)?.id, id))
  }

  it('give a source to every value, and call confirmed only what was read in the text', () => {
    for (const profile of profiles) {
      for (const { source } of Object.values(profile.rules)) assert.ok(source.length > 10)
    }
    assert.deepEqual(
      unconfirmedRules(decree).map(({ name }) => name),
      ['pauses', 'replyOnlineWithin'],
    )
    for (const id of ['qd93-2007', 'qd09-2015', 'nd118-2025'] as const) {
      assert.equal(unconfirmedRules(profileOf(id)).length, Object.keys(decree.rules).length, id)
    }
  })
})

describe('rules settled by an administrator', () => {
  const rule = { value: 'restart', source: 'Quyết định của tỉnh', confirmed: true } as const
  it('take the place of those of the pack and show in the version', () => {
    const settled = settleRules(profileOf('qd09-2015'), { supplementEffect: rule }, 'tinh-1')
    assert.deepEqual(settled.rules.supplementEffect, rule)
    assert.equal(settled.version, '2026.1+tinh-1')
    assert.ok(!unconfirmedRules(settled).some(({ name }) => name === 'supplementEffect'))
  })
  it('are held to the same shape', () => {
    const wrong = { supplementEffect: { ...rule, value: 'forget' as 'restart' } }
    assert.throws(
      () => settleRules(decree, wrong, '1'),
      /rules.supplementEffect.value: must be restart or continue/,
    )
  })
})

describe('a profile', () => {
  const refused = (change: object, words: RegExp) =>
    assert.throws(
      () => parseRuleProfile({ ...decree, ...change }),
      (error) => error instanceof RuleProfileError && words.test(error.message),
    )
  const withRule = (name: string, rule: unknown) => ({ rules: { ...decree.rules, [name]: rule } })
  it('is refused with the place of the fault', () => {
    refused({ id: '' }, /^id: must be a text/)
    refused({ version: 3 }, /nd61-2018.version/)
    refused({ name: { vi: 'Một cửa' } }, /name.en/)
    refused({ validFrom: '2018-06-31' }, /validFrom: no such date/)
    refused({ validTo: '2018-06-20' }, /validTo/)
    refused({ rules: [] }, /rules: must be an object/)
    refused(withRule('mood', {}), /rules.mood: unknown rule/)
    refused(withRule('pauses', undefined), /rules.pauses: must be an object/)
    refused(withRule('pauses', { ...decree.rules.pauses, value: ['lunch'] }), /rules.pauses.value/)
    refused(withRule('pauses', { value: [], confirmed: true }), /rules.pauses.source/)
    refused(withRule('pauses', { value: [], source: 'x' }), /rules.pauses.confirmed/)
    refused(
      withRule('supplementsAllowed', { ...decree.rules.supplementsAllowed, value: 1.5 }),
      /supplementsAllowed/,
    )
    refused(withRule('transferCutOff', { ...decree.rules.transferCutOff, value: '3pm' }), /transferCutOff/)
    refused(withRule('apologyBefore', { ...decree.rules.apologyBefore, value: null }), /apologyBefore/)
    assert.throws(() => parseRuleProfile(null), RuleProfileError)
  })
})

describe('terms of a profile', () => {
  const when = (date: Date | null) => (date ? shown(date) : null)
  it('let papers be asked for within three working days since 2018', () => {
    assert.equal(when(supplementRequestDueAt(decree, PROVINCE, at('2019-05-02 09:00'))), '2019-05-06 17:00')
    assert.equal(when(supplementRequestDueAt(profileOf('qd93-2007'), PROVINCE, at('2015-05-04 09:00'))), null)
  })
  it('want the apology one working day before, or by the due date before 2018', () => {
    assert.equal(when(apologyDueAt(decree, PROVINCE, at('2019-05-13 17:00'))), '2019-05-10 17:00')
    assert.equal(when(apologyDueAt(decree, PROVINCE, at('2019-05-14 10:00'))), '2019-05-13 17:00')
    assert.equal(when(apologyDueAt(decree, PROVINCE, at('2019-02-11 17:00'))), '2019-02-01 17:00')
    assert.equal(
      when(apologyDueAt(profileOf('qd09-2015'), PROVINCE, at('2016-06-13 17:00'))),
      '2016-06-13 17:00',
    )
    const apologyBefore = {
      ...decree.rules.apologyBefore,
      value: { amount: 4, unit: 'working_hour' },
    } as const
    const byHours = settleRules(decree, { apologyBefore }, '1')
    assert.equal(when(apologyDueAt(byHours, PROVINCE, at('2019-05-13 09:00'))), '2019-05-10 15:00')
  })
  it('answer a file sent online within eight working hours', () => {
    assert.equal(when(onlineReplyDueAt(decree, PROVINCE, at('2019-05-10 16:00'))), '2019-05-13 16:00')
  })
  it('hand over the same day, or at the start of the next after 15:00', () => {
    assert.equal(when(handOverDueAt(decree, PROVINCE, at('2019-05-10 15:00'))), '2019-05-10 17:00')
    assert.equal(when(handOverDueAt(decree, PROVINCE, at('2019-05-10 15:01'))), '2019-05-13 07:00')
  })
})

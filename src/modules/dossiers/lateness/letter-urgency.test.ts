import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileCalendar, instantAt, layerOfHolidays } from '../../../engines/calendar/index.ts'
import { parseRuleProfile } from '../../../engines/clock/index.ts'
import { letterUrgency } from './letter-urgency.ts'

const pack = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../packs/${path}`, import.meta.url), 'utf8'))
const calendar = compileCalendar([
  pack('vn/calendar.json'),
  layerOfHolidays(pack('vn/holidays.json')),
  pack('bac-lieu/calendar.json'),
])
const nd61 = parseRuleProfile(pack('vn/rule-profiles/nd61-2018.json'))
const at = (text: string) => instantAt(`2026-${text.slice(0, 5)}`, text.slice(6))

// Due on Friday 27 November: the letter must be out on Thursday.
const urgency = (now: string, extensions = 0, profile = nd61) =>
  letterUrgency({ profile, calendar, dueAt: at('11-27 17:00'), extensions, now: at(now) })

describe('when a file asks its head for a letter', () => {
  it('is one working day before the letter must be out', () => {
    assert.equal(urgency('11-24 16:59'), undefined)
    assert.equal(urgency('11-25 07:00'), 'letter-soon')
    assert.equal(urgency('11-26 17:00'), 'letter-soon')
  })

  it('says that the letter is late, then that the file is', () => {
    assert.equal(urgency('11-26 17:01'), 'letter-late')
    assert.equal(urgency('11-27 17:00'), 'letter-late')
    assert.equal(urgency('11-27 17:01'), 'overdue')
    assert.equal(urgency('11-30 09:00'), 'overdue')
  })

  it('skips days of rest', () => {
    const monday = (now: string) =>
      letterUrgency({ profile: nd61, calendar, dueAt: at('11-30 17:00'), extensions: 0, now: at(now) })
    assert.equal(monday('11-25 16:00'), undefined)
    assert.equal(monday('11-26 08:00'), 'letter-soon')
    assert.equal(monday('11-28 08:00'), 'letter-late')
  })

  it('offers no letter where the rules allow none any more', () => {
    assert.equal(urgency('11-25 07:00', 1), 'promised-again')
    assert.equal(urgency('11-30 09:00', 1), 'promised-again')
    assert.equal(urgency('11-24 09:00', 1), undefined)
    const endless = {
      ...nd61,
      rules: { ...nd61.rules, extensionsAllowed: { value: null, source: 'x', confirmed: true } },
    }
    assert.equal(urgency('11-30 09:00', 3, endless), 'overdue')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, limitOf, type PROFILE_IDS, profileOf, PROVINCE } from './example-table.test.ts'
import { type ClockEvent, type LedgerEntry, readClock } from './index.ts'

type ProfileId = (typeof PROFILE_IDS)[number]

function ledgerOf(
  profile: ProfileId,
  limit: string,
  [received, now]: readonly [string, string],
  events: readonly ClockEvent[] = [],
): readonly LedgerEntry[] {
  const file = { profile: profileOf(profile), calendar: PROVINCE, limit: limitOf(limit), events }
  return readClock({ ...file, receivedAt: at(received), now: at(now) }).ledger
}

const ruleOf = (ledger: readonly LedgerEntry[], code: string) =>
  ledger.find((entry) => entry.code === code)?.rule

describe('a line of the ledger cites the text of its day', () => {
  it('the Civil Code of 2005 for a reception before 2017, that of 2015 after', () => {
    const before = ledgerOf('qd09-2015', '3wd', ['2016-12-30 09:00', '2017-01-05 09:00'])
    assert.equal(ruleOf(before, 'reception_day'), 'Bộ luật Dân sự 2005, Điều 152 khoản 2')
    const after = ledgerOf('qd09-2015', '3wd', ['2017-01-03 09:00', '2017-01-06 09:00'])
    assert.equal(ruleOf(after, 'reception_day'), 'Bộ luật Dân sự 2015, Điều 147 khoản 2')
  })

  it('the day the papers were complete by the code of that day, not of the reception', () => {
    const ledger = ledgerOf(
      'nd61-2018',
      '3wd',
      ['2016-12-28 09:00', '2017-01-05 09:00'],
      [
        { type: 'supplement_requested', at: at('2016-12-29 09:00') },
        { type: 'supplemented', at: at('2017-01-04 09:00') },
      ],
    )
    assert.equal(ruleOf(ledger, 'completion_day'), 'Bộ luật Dân sự 2015, Điều 147 khoản 2')
  })

  it('a term that moves on by the code of the day it would have ended', () => {
    const ends = (received: string, now: string) =>
      ruleOf(ledgerOf('qd09-2015', '2cd', [received, now]), 'moved_on')
    // Both end on a Saturday.
    assert.equal(ends('2016-12-15 09:00', '2016-12-19 16:00'), 'Bộ luật Dân sự 2005, Điều 153 khoản 5')
    assert.equal(ends('2017-01-12 09:00', '2017-01-16 16:00'), 'Bộ luật Dân sự 2015, Điều 148 khoản 5')
  })

  for (const [day, rule] of [
    ['2013-04-30', 'Bộ luật Lao động 1994, Điều 73'],
    ['2013-05-01', 'Bộ luật Lao động 2012, Điều 115'],
    ['2020-09-02', 'Bộ luật Lao động 2012, Điều 115'],
    ['2021-01-01', 'Bộ luật Lao động 2019, Điều 112'],
  ] as const) {
    it(`the holiday of ${day} by ${rule}`, () => {
      const from = `${new Date(Date.parse(day) - 6 * 86_400_000).toISOString().slice(0, 10)} 09:00`
      const now = `${new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10)} 09:00`
      const line = ledgerOf('qd93-2007', '15wd', [from, now]).find(
        (entry) =>
          entry.code === 'holiday' && entry.from <= at(`${day} 12:00`) && entry.to > at(`${day} 12:00`),
      )
      assert.equal(line?.rule, rule)
    })
  }

  it('a day in lieu by the labour code of its day', () => {
    const lieu = (received: string, now: string) =>
      ruleOf(ledgerOf('nd61-2018', '9wd', [received, now]), 'compensatory')
    assert.equal(lieu('2018-08-31 09:00', '2018-09-06 09:00'), 'Bộ luật Lao động 2012, Điều 115 khoản 3')
    assert.equal(lieu('2023-08-30 09:00', '2023-09-06 09:00'), 'Bộ luật Lao động 2019, Điều 111 khoản 3')
  })
})

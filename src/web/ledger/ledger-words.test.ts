import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileCalendar, instantAt, layerOfHolidays, type TimeLimit } from '../../engines/calendar/index.ts'
import {
  type ClockEvent,
  type ClockInput,
  forecastLedger,
  type Holder,
  parseRuleProfile,
  readClock,
} from '../../engines/clock/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { dayBook, type DayBookSpeech } from './day-book.page.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { dueReason } from './due-reason.ts'
import { durationWords, officeDayMinutes } from './duration-words.ts'
import { flagWords } from './flag-words.ts'
import { holderBar, holderTable } from './holder-sums.page.ts'
import { holderWords } from './holder-words.ts'
import { periodWords } from './period-words.ts'
import { latenessWords, standingOf } from './standing-words.ts'

const pack = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'))
/** Bạc Liêu: 7:00 to 11:00 and 13:00 to 17:00, Monday to Friday. */
const calendar = compileCalendar([
  pack('vn/calendar.json'),
  layerOfHolidays(pack('vn/holidays.json')),
  pack('bac-lieu/calendar.json'),
])
const profile = parseRuleProfile(pack('vn/rule-profiles/nd61-2018.json'))
const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11))
const vi = translator('vi')
const en = translator('en')

const directory = {
  unitsOf: () => [
    { id: 'so.mot-cua', kind: 'one_stop', name: { vi: 'Bộ phận Một cửa', en: 'One-stop desk' } },
  ],
  findUnit: (id: string) =>
    id === 'so.dat-dai' ? { id, name: { vi: 'Phòng Đất đai', en: 'Land division' } } : undefined,
  findAgency: (id: string) =>
    id === 'thue' ? { id, name: { vi: 'Chi cục Thuế', en: 'Tax office' } } : undefined,
} as unknown as Directory

const speech = (audience: DayBookSpeech['audience'] = 'officer'): DayBookSpeech => ({
  t: vi,
  locale: 'vi',
  directory,
  audience,
})

const UNIT: Holder = 'unit:so.dat-dai'

interface Told {
  readonly limit?: TimeLimit
  readonly received?: string
  readonly now: string
  readonly events?: readonly ClockEvent[]
}

const WORKING_DAYS = (amount: number): TimeLimit => ({ amount, unit: 'working_day' })

function ledger({ limit = WORKING_DAYS(10), received = '2024-08-26 09:00', now, events = [] }: Told) {
  const input: ClockInput = { profile, calendar, limit, receivedAt: at(received), now: at(now), events }
  const reading = readClock(input)
  const told: DossierLedger = {
    agencyId: 'so',
    input,
    reading,
    dueAt: reading.dueAt,
    firstDueAt: reading.originalDueAt,
    late: reading.late,
    past: reading.ledger,
    ahead: forecastLedger(input),
    heldBy: undefined,
  }
  return told
}

const event = (type: ClockEvent['type'], time: string, more: Partial<ClockEvent> = {}): ClockEvent => ({
  type,
  at: at(time),
  ...more,
})

describe('minutes in words', () => {
  it('are days of the hours of that office, hours and minutes', () => {
    assert.equal(officeDayMinutes(calendar, at('2024-08-26 09:00')), 480)
    assert.equal(durationWords(660, 480, vi), '1 ngày 3 giờ')
    assert.equal(durationWords(485, 480, en), '1 day 5 minutes')
    assert.equal(durationWords(0, 480, vi), '0 phút')
    assert.equal(durationWords(59, 420, vi), '59 phút')
  })

  it('take the usual day, not a Saturday morning or a holiday week', () => {
    const saturdays = compileCalendar([
      pack('vn/calendar.json'),
      {
        id: 'sat',
        version: '1',
        weekly: [{ validFrom: '2013-01-01', sessions: { sat: [['07:00', '11:00']] } }],
      },
    ])
    assert.equal(officeDayMinutes(saturdays, at('2024-08-31 08:00')), 480)
    // The week of Tết.
    assert.equal(officeDayMinutes(calendar, at('2026-02-14 08:00')), 480)
  })

  it('fall back on eight hours where the calendar ends', () => {
    assert.equal(officeDayMinutes(calendar, at(`${calendar.to} 12:00`)), 480)
  })
})

describe('a stretch of time', () => {
  for (const [from, to, words] of [
    ['2024-08-26 09:00', '2024-08-27 00:00', '26/08/2024, từ 09:00'],
    ['2024-08-27 00:00', '2024-08-28 00:00', '27/08/2024'],
    ['2024-08-27 00:00', '2024-08-27 10:30', '27/08/2024, đến 10:30'],
    ['2024-08-27 08:00', '2024-08-27 10:30', '27/08/2024, 08:00–10:30'],
    ['2024-08-27 00:00', '2024-08-31 00:00', '27/08/2024 – 30/08/2024'],
    ['2024-08-27 14:00', '2024-08-29 17:00', '14:00 27/08/2024 – 17:00 29/08/2024'],
  ] as const)
    it(`from ${from} to ${to} is "${words}"`, () => assert.equal(periodWords(at(from), at(to), vi), words))
})

describe('why a date', () => {
  it('names the limit, the day of reception and the holidays', () => {
    assert.equal(
      dueReason(ledger({ now: '2024-08-26 09:00' }), vi),
      '10 ngày làm việc, không tính ngày nhận, nghỉ lễ 02/9–03/9',
    )
    assert.equal(
      dueReason(ledger({ now: '2024-08-26 09:00' }), en),
      '10 working days, not counting the day of reception, holidays 02/09–03/09',
    )
  })

  it('is the same the day after, when part of it has passed', () => {
    const told = ledger({ now: '2024-09-04 10:00', events: [event('handed_over', '2024-08-26 14:00')] })
    assert.equal(dueReason(told, vi), '10 ngày làm việc, không tính ngày nhận, nghỉ lễ 02/9–03/9')
  })

  it('tells Tết, days in lieu and swapped days apart', () => {
    const told = ledger({ received: '2026-02-10 09:00', now: '2026-02-10 09:00' })
    assert.match(dueReason(told, vi), /^10 ngày làm việc, không tính ngày nhận, nghỉ Tết 16\/02–20\/02/)
    const lieu = ledger({ received: '2022-04-28 09:00', now: '2022-04-28 09:00' })
    assert.match(dueReason(lieu, vi), /nghỉ lễ 30\/4–01\/5, nghỉ bù 02\/5–03\/5/)
    const swapped = ledger({ received: '2024-04-26 09:00', now: '2024-04-26 09:00' })
    assert.match(dueReason(swapped, vi), /nghỉ hoán đổi 29\/4, nghỉ lễ 30\/4–01\/5/)
  })

  it('of calendar days says that rest counts, and when the end moved on', () => {
    const told = ledger({ limit: { amount: 5, unit: 'calendar_day' }, now: '2024-08-26 09:00' })
    assert.equal(
      dueReason(told, vi),
      '5 ngày, tính cả ngày nghỉ, không tính ngày nhận, hết hạn vào ngày nghỉ nên chuyển sang ngày làm việc tiếp theo',
    )
  })

  it('of hours and of one day is as short as they are', () => {
    const hours = ledger({ limit: { amount: 4, unit: 'working_hour' }, now: '2024-08-26 09:00' })
    assert.equal(dueReason(hours, vi), '4 giờ làm việc')
    assert.equal(
      dueReason(ledger({ limit: { amount: 1, unit: 'same_day' }, now: '2024-08-26 09:00' }), vi),
      'Trong ngày',
    )
  })

  it('after complete papers counts from then, and forgets what was before', () => {
    const events = [
      event('supplement_requested', '2024-08-28 09:00'),
      event('supplemented', '2024-09-05 09:00'),
    ]
    assert.equal(
      dueReason(ledger({ now: '2024-09-06 09:00', events }), vi),
      '10 ngày làm việc, không tính ngày nhận đủ giấy tờ',
    )
  })

  it('tells how long a payment was waited for, and that a new date was given', () => {
    const events = [
      event('financial_duty_requested', '2024-08-28 07:00'),
      event('financial_duty_done', '2024-08-29 11:00'),
      event('extended', '2024-09-05 09:00', { newDueAt: at('2024-09-20 17:00') }),
    ]
    assert.equal(
      dueReason(ledger({ now: '2024-09-06 09:00', events }), vi),
      '10 ngày làm việc, không tính ngày nhận, nghỉ lễ 02/9–03/9, dừng 1 ngày 4 giờ chờ nộp tiền, đã xin lỗi và hẹn lại',
    )
  })

  it('says that a date promised before is kept where a day off was taken back', () => {
    const told = ledger({ now: '2024-08-26 09:00' })
    const later = new Date(told.dueAt.getTime() + 86_400_000)
    assert.match(dueReason({ ...told, dueAt: later }, vi), /giữ ngày đã hẹn$/)
  })
})

describe('how it stands', () => {
  const soon = (told: DossierLedger) => new Date(told.input.now.getTime() + 2 * 86_400_000)
  const standing = (told: DossierLedger) => standingOf(told, soon(told), vi)

  it('a file that waits is paused, never late', () => {
    const events = [event('financial_duty_requested', '2024-08-28 07:00')]
    assert.deepEqual(standing(ledger({ now: '2024-12-30 09:00', events })), {
      words: 'đang chờ nộp tiền',
      tone: 'paused',
    })
    const told = ledger({ now: '2024-12-30 09:00', events })
    assert.equal(latenessWords(told, told.firstDueAt, vi), 'đã qua, đồng hồ đang dừng')
    assert.equal(latenessWords(told, told.dueAt, vi), 'chưa trễ')
    // Due on 11/9 at 17:00: late for an hour before it was asked.
    const after = ledger({
      now: '2024-12-30 09:00',
      events: [event('financial_duty_requested', '2024-09-12 08:00')],
    })
    assert.equal(latenessWords(after, after.dueAt, vi), 'trễ 1 giờ làm việc trước khi dừng')
  })

  it('tells time left, lateness, and of one that ended whether it was kept', () => {
    assert.deepEqual(standing(ledger({ now: '2024-08-27 08:00' })).tone, 'calm')
    assert.deepEqual(standing(ledger({ now: '2024-09-13 08:00' })), {
      words: 'trễ 1 ngày 1 giờ',
      tone: 'late',
    })
    const ended = (time: string) => ledger({ now: '2024-12-30 09:00', events: [event('resolved', time)] })
    assert.deepEqual(standing(ended('2024-09-05 09:00')), { words: 'đúng hẹn', tone: 'calm' })
    assert.equal(standing(ended('2024-09-17 09:00')).tone, 'late')
  })

  it('is late by so much against each date', () => {
    const events = [event('extended', '2024-09-10 09:00', { newDueAt: at('2024-09-16 17:00') })]
    const told = ledger({ now: '2024-09-17 08:00', events })
    assert.equal(latenessWords(told, told.dueAt, vi), 'trễ 1 giờ làm việc')
    assert.equal(latenessWords(told, told.firstDueAt, vi), 'trễ 3 ngày 1 giờ làm việc')
    assert.equal(latenessWords(ledger({ now: '2024-08-27 08:00' }), told.dueAt, vi), 'chưa trễ')
  })
})

describe('holders and flags', () => {
  it('are named as on the door; an office nobody knows any more has a name too', () => {
    const name = (holder: Holder, audience: DayBookSpeech['audience'] = 'officer') =>
      holderWords(speech(audience), holder, 'so')
    assert.equal(name('desk'), 'Bộ phận Một cửa')
    assert.equal(name(UNIT), 'Phòng Đất đai')
    assert.equal(name('unit:gone'), 'Bộ phận giải quyết')
    assert.equal(name('agency:thue'), 'Chi cục Thuế')
    assert.match(name('applicant'), /^Người nộp/)
    assert.match(name('applicant', 'applicant'), /^Bạn/)
    assert.match(name('treasury'), /^Kho bạc/)
  })

  it('flags are told with the rule of the profile', () => {
    const words = flagWords({ code: 'late_transfer', at: at('2024-08-28 09:00') }, profile, vi)
    assert.match(words.text, /trễ/)
    assert.equal(words.rule, profile.rules.transferCutOff.source)
  })
})

/** Minutes of the cells of a column, read off the page as a reader's tool would. */
const minutesIn = (markup: string) =>
  [...markup.matchAll(/<data value="(\d+)">/g)].map(([, minutes]) => Number(minutes))
const rowsIn = (markup: string) => markup.split('<tr').slice(2)

describe('the book of days', () => {
  const events = [
    event('handed_over', '2024-08-26 14:20', { holder: UNIT }),
    event('financial_duty_requested', '2024-08-28 09:10'),
    event('financial_duty_done', '2024-08-29 10:05'),
    event('handed_over', '2024-09-04 08:37', { holder: 'agency:thue' }),
  ]

  for (const now of ['2024-08-26 14:50', '2024-09-05 10:11', '2024-09-25 15:03'])
    it(`at ${now} shows lines that add up to the sums, and holders that add up to the whole`, () => {
      const told = ledger({ now, events: events.filter((one) => one.at <= at(now)) })
      const rows = rowsIn(String(dayBook(speech(), told)))
      let [minutes, days] = [0, 0]
      const sums: number[] = []
      for (const row of rows) {
        const [shown = 0] = minutesIn(row)
        const counted = [...row.matchAll(/(\d+(?:,\d+)?) ngày(?=<\/td>|;)/g)].map(([, number = '']) =>
          Math.round(Number(number.replace(',', '.')) * 100),
        )
        if (row.includes('day-book__sum')) {
          assert.equal(shown, minutes)
          // With what is overdue.
          assert.equal(
            counted.reduce((sum, one) => sum + one, 0),
            days,
          )
          sums.push(shown)
          ;[minutes, days] = [0, 0]
        } else {
          minutes += shown
          days += row.includes('tag--blue') || row.includes('tag--red') ? (counted[0] ?? 0) : 0
        }
      }
      const [whole] = sums
      assert.equal(
        minutesIn(String(holderBar(speech(), told, 'x')))
          .slice(1)
          .reduce((a, b) => a + b, 0),
        whole,
      )
      const table = minutesIn(String(holderTable(speech(), told)))
      const total = table.slice(-2)
      const minutesOf = (place: number) =>
        table
          .slice(0, -2)
          .filter((_, index) => index % 2 === place)
          .reduce((a, b) => a + b, 0)
      assert.deepEqual(total, [minutesOf(0), minutesOf(1)])
      assert.equal(total[0], whole)
    })

  it('has a line to come for each day left, and says which calendar counted', () => {
    const told = ledger({ now: '2024-08-26 14:50', events: events.slice(0, 1) })
    const markup = String(dayBook(speech(), told))
    assert.match(markup, /dự kiến/)
    assert.match(markup, /Quốc khánh 02\/9/)
    assert.match(markup, /vn-holidays@/)
    assert.match(markup, /Cộng dự kiến/)
    assert.match(markup, />10 ngày</)
    assert.doesNotMatch(String(dayBook(speech('applicant'), told)), /vn-holidays@/)
  })

  it('says why a little more than the limit is counted after a wait within a day', () => {
    const told = ledger({ now: '2024-08-29 10:05', events: events.slice(0, 3) })
    assert.match(String(dayBook(speech(), told)), /tính đến hết ngày làm việc cuối/)
    const plain = ledger({ now: '2024-08-29 10:05', events: events.slice(0, 1) })
    assert.doesNotMatch(String(dayBook(speech(), plain)), /hết ngày làm việc cuối/)
  })

  it('shows lateness as such, with who had it then', () => {
    const told = ledger({ now: '2024-09-25 15:03', events })
    assert.match(String(dayBook(speech(), told)), /tag--red">Quá hạn/)
    assert.match(String(holderBar(speech(), told, 'x')), /Chi cục Thuế, sau hẹn trả/)
  })
})

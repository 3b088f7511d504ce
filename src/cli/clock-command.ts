import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { ClockInputError, clockJson, parseClockRequest, readClock } from '../engines/clock/index.ts'
import { findPackCalendar, listPackCalendars, readRuleProfiles } from '../read-clock-pack.ts'
import type { Command } from './command.ts'

const MISUSED = 2

/** `readInput` gives the whole of standard input. */
export function clockCommandReading(readInput: () => Promise<string>): Command {
  return {
    name: 'clock',
    usage: '< hoso.json',
    summary: {
      vi: 'Tính đồng hồ của một hồ sơ: ngày hẹn trả, trễ hay không, từng khoảng thời gian và ai giữ; đọc và in JSON',
      en: 'Read the clock of one file: due date, lateness, every stretch of time and who held it; JSON in and out',
    },
    details: [
      {
        vi: 'Đầu vào: {"receivedAt", "limit": {"amount", "unit"}, "profile", "calendar", "events": [{"type", "at"}], "now"}; thời điểm theo ISO 8601 có múi giờ.',
        en: 'Input: {"receivedAt", "limit": {"amount", "unit"}, "profile", "calendar", "events": [{"type", "at"}], "now"}; times are ISO 8601 with offset.',
      },
      {
        vi: 'limit.unit: working_day, calendar_day, working_hour, same_day. profile: qd93-2007, qd09-2015, nd61-2018, nd118-2025. calendar: bac-lieu, vn.',
        en: 'limit.unit: working_day, calendar_day, working_hour, same_day. profile: qd93-2007, qd09-2015, nd61-2018, nd118-2025. calendar: bac-lieu, vn.',
      },
      {
        vi: 'events[].type: supplement_requested, supplemented, financial_duty_requested, financial_duty_done, extended (thêm "newDueAt"), handed_over (có thể thêm "holder": desk, unit, agency, applicant, treasury), resolved, withdrawn, stopped.',
        en: 'events[].type: supplement_requested, supplemented, financial_duty_requested, financial_duty_done, extended (with "newDueAt"), handed_over (may have "holder": desk, unit, agency, applicant, treasury), resolved, withdrawn, stopped.',
      },
      {
        vi: 'Dữ liệu không thể có: in tên trường sai ra đầu ra lỗi, mã thoát 2.',
        en: 'Impossible input: the field is named on standard error, exit code 2.',
      },
    ],
    async run(args, io) {
      parseArgs({ args: [...args], options: {} })
      try {
        io.out(JSON.stringify(clockJson(await answer(await readInput()))))
        return 0
      } catch (error) {
        if (!(error instanceof ClockInputError)) throw error
        io.err(error.message)
        return MISUSED
      }
    },
  }
}

export const clockCommand = clockCommandReading(() => text(process.stdin))

async function answer(input: string) {
  const request = parseClockRequest(parseJson(input))
  const [profiles, calendar] = await Promise.all([readRuleProfiles(), findPackCalendar(request.calendar)])
  const profile = profiles.find(({ id }) => id === request.profile)
  if (!profile) {
    const known = profiles.map(({ id }) => id).join(', ')
    throw new ClockInputError(
      'profile',
      `không có bộ quy định "${request.profile}", chỉ có: ${known}`,
      'no such profile',
    )
  }
  if (!calendar) {
    const known = (await listPackCalendars()).join(', ')
    throw new ClockInputError(
      'calendar',
      `không có lịch "${request.calendar}", chỉ có: ${known}`,
      'no such calendar',
    )
  }
  return readClock({ ...request, profile, calendar })
}

function parseJson(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch {
    throw new ClockInputError('input', 'không phải JSON', 'not JSON')
  }
}

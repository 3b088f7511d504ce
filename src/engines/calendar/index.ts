export {
  CalendarDataError,
  type CalendarLayer,
  type Holiday,
  type HolidayKind,
  type HolidayTable,
  layerOfHolidays,
  type Session,
  WEEKDAYS,
  type Weekday,
  type WeeklyPattern,
  type WorkingOverride,
} from './calendar-data.ts'
export { type CalendarDay, compileCalendar, type WorkCalendar } from './compile-calendar.ts'
export {
  CalendarRangeError,
  endOfWorkingDay,
  momentWorked,
  positionAt,
  workedBeforeDay,
  workedUntil,
  workingPositionFrom,
} from './counting.ts'
export { CUT_OFF, dueAt, isAfterCutOff, type TimeLimit, transferDueAt } from './due-at.ts'
export {
  DAY,
  dayNumberAt,
  HOUR,
  instantAt,
  type IsoDate,
  isIsoDate,
  isTimeOfDay,
  localDateAt,
  millisecondsOf,
  MINUTE,
  startOfDay,
  type TimeOfDay,
} from './local-time.ts'
export {
  addCalendarDays,
  addWorkingDays,
  addWorkingHours,
  calendarVersion,
  dayOf,
  isCovered,
  isWorking,
  listDays,
  nextSessionStart,
  sessionEndOfDay,
  startOfNextWorkingDay,
  workingDaysBetween,
  workingMillisecondsBetween,
  workingTimeBetween,
} from './working-time.ts'

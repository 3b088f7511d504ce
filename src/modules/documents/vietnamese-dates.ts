const VIETNAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

interface LocalTime {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
}

function localTime(at: Date): LocalTime {
  const parts = Object.fromEntries(VIETNAM.formatToParts(at).map(({ type, value }) => [type, value]))
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts
  return { year, month, day, hour, minute }
}

/** `ngày 04 tháng 5 năm 2015`, the way dates stand on official documents. */
export function officialDate(at: Date): string {
  const { year, month, day } = localTime(at)
  // Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.4: thêm số 0 trước ngày dưới 10 và tháng 1, 2.
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** `08 giờ 30 phút, ngày 04 tháng 5 năm 2015`. */
export function officialTime(at: Date): string {
  const { hour, minute } = localTime(at)
  return `${hour} giờ ${minute} phút, ${officialDate(at)}`
}

/** `04/05/2015`. */
export function shortDate(at: Date): string {
  const { year, month, day } = localTime(at)
  return `${day}/${month}/${year}`
}

/** `08:30, 04/05/2015`. */
export function shortTime(at: Date): string {
  const { hour, minute } = localTime(at)
  return `${hour}:${minute}, ${shortDate(at)}`
}
